import { useState, type ReactElement } from "react";
import type { Delivery } from "../api/schemas.ts";
import { useDeliveries } from "../api/webhooks.ts";
import { plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Skeleton } from "../kit/page.tsx";
import { Moment, Until } from "../kit/time.tsx";
import { eventLabel, DELIVERY_WORDS } from "../words/webhooks.ts";
import { Allowed } from "../sign-in/allowed.tsx";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import { CircleCheck, CircleX, Clock3 } from "lucide-react";

export function DeliveryLog({ webhookId }: { readonly webhookId: string }): ReactElement {
  const log = useDeliveries(webhookId);
  if (log.isPending) return <Skeleton height={90} label="Loading the messages" />;
  if (log.isError) return <ProblemNotice error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data.deliveries.length === 0) return <p className="small faint">Nothing sent yet.</p>;
  return (
    <ul className="deliveries" aria-live="polite">
      {log.data.deliveries.map((delivery) => (
        <DeliveryRow key={delivery.id} webhookId={webhookId} delivery={delivery} />
      ))}
    </ul>
  );
}

function DeliveryRow({
  webhookId,
  delivery,
}: {
  readonly webhookId: string;
  readonly delivery: Delivery;
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const { event, state, attempts, last_status, last_error, next_attempt_at, created_at, message_id } = delivery;
  return (
    <li className="delivery">
      <span className="delivery-state">
        <DeliveryBadge state={state} attempts={attempts} />
      </span>
      <span>{eventLabel(event)}</span>
      <span className="small soft delivery-how">
        {last_status !== null && <>Answered {last_status}</>}
        {attempts > 1 && `${last_status === null ? "" : ", "}${plural(attempts, "try", "tries")}`}
        {state === "waiting" && attempts > 0 && next_attempt_at !== null && (
          <>
            {" "}
            · next try <Until at={next_attempt_at} />
          </>
        )}
      </span>
      <span className="small faint delivery-at" title={message_id}>
        <Moment at={created_at} />
        <Allowed scope="admin">
          {" "}
          <Button small onPress={() => setOpen(true)} aria-label={`Show message ${delivery.id}`}>
            Show
          </Button>
        </Allowed>
      </span>
      {isOpen && <DeliveryDialog webhookId={webhookId} delivery={delivery} onClose={() => setOpen(false)} />}
      {last_error !== null && state !== "delivered" && <span className="small delivery-error">{last_error}</span>}
    </li>
  );
}

const LOOKS = {
  waiting: { Icon: Clock3, tone: "risky" },
  delivered: { Icon: CircleCheck, tone: "deliverable" },
  failed: { Icon: CircleX, tone: "undeliverable" },
} as const;

export function DeliveryBadge({
  state,
  attempts = 1,
}: {
  readonly state: Delivery["state"];
  readonly attempts?: number;
}): ReactElement {
  const { Icon, tone } = LOOKS[state];
  const isNew = state === "waiting" && attempts === 0;
  return (
    <span className={`badge badge-${isNew ? "neutral" : tone}`}>
      <Icon size={13} aria-hidden />
      {isNew ? "Sending" : DELIVERY_WORDS[state]}
    </span>
  );
}
