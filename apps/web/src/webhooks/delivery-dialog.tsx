import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { Delivery } from "../api/schemas.ts";
import { redeliver, useDelivery, WEBHOOKS_KEY } from "../api/webhooks.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Skeleton } from "../kit/page.tsx";
import { announce, announceProblem } from "../kit/toast.tsx";
import { eventLabel } from "../words/webhooks.ts";

interface DeliveryDialogProps {
  readonly webhookId: string;
  readonly delivery: Delivery;
  readonly onClose: () => void;
}

/** What a message said and what was answered, and sending it again. */
export function DeliveryDialog({ webhookId, delivery, onClose }: DeliveryDialogProps): ReactElement {
  const content = useDelivery(webhookId, delivery.id);
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => redeliver(webhookId, delivery.id),
    onSuccess: () => {
      announce("The message is sent again");
      onClose();
      return queries.invalidateQueries({ queryKey: WEBHOOKS_KEY });
    },
    onError: announceProblem,
  });
  return (
    <Dialog
      title={eventLabel(delivery.event)}
      shape="wide"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button variant="primary" isPending={again.isPending} onPress={() => again.mutate()}>
            Send again
          </Button>
        </>
      }
    >
      {content.isPending && <Skeleton height={160} label="Loading the message" />}
      {content.isError && <ProblemNotice error={content.error} onRetry={() => void content.refetch()} />}
      {content.data !== undefined && (
        <>
          <h3>Sent</h3>
          <pre className="raw" tabIndex={0}>
            {JSON.stringify(JSON.parse(content.data.payload), null, 2)}
          </pre>
          <h3>Answered {content.data.last_status}</h3>
          {content.data.last_answer === null || content.data.last_answer === "" ? (
            <p className="small faint">Nothing.</p>
          ) : (
            <pre className="raw" tabIndex={0}>
              {content.data.last_answer}
            </pre>
          )}
        </>
      )}
    </Dialog>
  );
}
