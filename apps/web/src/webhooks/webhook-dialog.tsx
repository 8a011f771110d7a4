import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import type { NewWebhook, Webhook, WebhookEvent } from "../api/schemas.ts";
import { changeWebhook, createWebhook, WEBHOOKS_KEY } from "../api/webhooks.ts";
import { Button } from "../kit/button.tsx";
import { CheckMark } from "../kit/choices.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { announce } from "../kit/toast.tsx";
import { EVENT_WORDS, WEBHOOK_EVENTS } from "../words/webhooks.ts";

interface WebhookDialogProps {
  /** Null: a new webhook. */
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
  readonly onMade?: (webhook: NewWebhook) => void;
}

export function WebhookDialog({ webhook, onClose, onMade }: WebhookDialogProps): ReactElement {
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhook?.events ?? ["list.completed"]);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async () => {
      if (webhook === null) return createWebhook(url.trim(), events);
      await changeWebhook(webhook.id, { url: url.trim(), events: [...events] });
      return null;
    },
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: WEBHOOKS_KEY });
      onClose();
      if (made === null) announce("The webhook was saved");
      else onMade?.(made);
    },
  });
  return (
    <Dialog
      title={webhook === null ? "New webhook" : "Edit webhook"}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={url.trim() === "" || events.length === 0}
            isPending={save.isPending}
            onPress={() => save.mutate()}
          >
            {webhook === null ? "Create webhook" : "Save changes"}
          </Button>
        </>
      }
    >
      <TextField
        label="Address to send to"
        description="It starts with https:// and takes POST requests with JSON."
        placeholder="https://crm.example.com/hooks/rollcall"
        value={url}
        onChange={setUrl}
        type="url"
        isCode
        autoFocus
      />
      <CheckboxGroup
        className="checks webhook-events"
        value={[...events]}
        onChange={(next) => setEvents(next as WebhookEvent[])}
      >
        <Label className="field-label">Send a message when</Label>
        {WEBHOOK_EVENTS.map((event) => (
          <Checkbox key={event} value={event} className="check webhook-event">
            <CheckMark />
            <span>
              {EVENT_WORDS[event].label}
              <span className="small faint">{EVENT_WORDS[event].means}</span>
            </span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      {events.length === 0 && <p className="field-error">Choose at least one.</p>}
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}
