import { CirclePause, CirclePlay, KeyRound, Pencil, Send, Trash2 } from "lucide-react";
import { useState, type ReactElement } from "react";
import type { Webhook, Delivery } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { Confirm } from "../kit/dialog.tsx";
import { Disclosure } from "../kit/disclosure.tsx";
import { Menu } from "../kit/menu.tsx";
import { Ago } from "../kit/time.tsx";
import { eventLabel } from "../words/webhooks.ts";
import { DeliveryLog, DeliveryBadge } from "./delivery-log.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { changeWebhook, deleteWebhook, rotateWebhook, testWebhook, WEBHOOKS_KEY } from "../api/webhooks.ts";
import { announce, announceProblem } from "../kit/toast.tsx";

export function WebhookCard({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { url, events, enabled, last_delivery } = webhook;
  const [open, setOpen] = useState<"change" | "delete" | "rotate" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const close = (): void => setOpen(null);
  const [isLogOpen, setLogOpen] = useState(false);
  const { test, enable, remove, rotate } = useWebhookActions(webhook);
  return (
    <li className={enabled ? "panel webhook" : "panel webhook webhook-off"}>
      <div className="webhook-head">
        <h2 className="mono webhook-url">{url}</h2>
        {enabled ? (
          <span className="badge badge-deliverable">
            <CirclePlay size={13} aria-hidden /> On
          </span>
        ) : (
          <span className="badge badge-neutral">
            <CirclePause size={13} aria-hidden /> Off
          </span>
        )}
        <Allowed scope="admin">
          <div className="webhook-actions">
            <Button
              small
              icon={<Send size={14} aria-hidden />}
              isPending={test.isPending}
              onPress={() => {
                setLogOpen(true);
                test.mutate();
              }}
              aria-label={`Send test to ${url}`}
            >
              Send test
            </Button>
            <Menu
              label={`More about ${url}`}
              choices={[
                { label: "Edit", icon: <Pencil size={15} aria-hidden />, onAction: () => setOpen("change") },
                {
                  label: enabled ? "Turn off" : "Turn on",
                  icon: enabled ? <CirclePause size={15} aria-hidden /> : <CirclePlay size={15} aria-hidden />,
                  onAction: () => enable.mutate(!enabled),
                },
                { label: "New secret", icon: <KeyRound size={15} aria-hidden />, onAction: () => setOpen("rotate") },
                {
                  label: "Delete",
                  icon: <Trash2 size={15} aria-hidden />,
                  onAction: () => setOpen("delete"),
                  danger: true,
                },
              ]}
            />
          </div>
        </Allowed>
      </div>
      <ul className="webhook-about" aria-label="Sends a message when">
        {events.map((event) => (
          <li key={event} className="webhook-tag">
            {eventLabel(event)}
          </li>
        ))}
      </ul>
      <p className="small soft webhook-last">
        {last_delivery === null ? (
          "Nothing sent yet. Send a test to see whether it arrives."
        ) : (
          <>
            Last: <DeliveryBadge state={last_delivery.state} attempts={last_delivery.attempts} />{" "}
            <Ago at={last_delivery.created_at} />
            {last_delivery.last_error !== null && last_delivery.state !== "delivered" && (
              <span className="faint">{last_delivery.last_error}</span>
            )}
          </>
        )}
      </p>
      <Disclosure title="Messages" isOpen={isLogOpen} onOpenChange={setLogOpen}>
        {isLogOpen && <DeliveryLog webhookId={webhook.id} />}
      </Disclosure>
      {open === "change" && <WebhookDialog webhook={webhook} onClose={close} />}
      <Confirm
        title="Replace the secret?"
        action="Replace secret"
        isOpen={open === "rotate"}
        isPending={rotate.isPending}
        onConfirm={() =>
          rotate.mutate(undefined, {
            onSuccess: (fresh) => {
              close();
              setSecret(fresh);
            },
          })
        }
        onClose={close}
      >
        For 24 hours each message is signed by both, so your server can change over without losing one.
      </Confirm>
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
      <Confirm
        title="Delete this webhook?"
        action="Delete webhook"
        isOpen={open === "delete"}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        No more messages are sent to {url}, and its message log is deleted. To pause it, turn it off.
      </Confirm>
    </li>
  );
}

interface WebhookActions {
  readonly test: UseMutationResult<Delivery, unknown, void>;
  readonly enable: UseMutationResult<Webhook, unknown, boolean>;
  readonly remove: UseMutationResult<void, unknown, void>;
  readonly rotate: UseMutationResult<string, unknown, void>;
}

/** The actions of a webhook; each confirms and refetches. */
function useWebhookActions({ id }: Webhook): WebhookActions {
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: WEBHOOKS_KEY });
  return {
    test: useMutation({
      mutationFn: () => testWebhook(id),
      onSuccess: () => {
        announce("Test message sent");
        return refresh();
      },
      onError: announceProblem,
    }),
    enable: useMutation({
      mutationFn: (enabled: boolean) => changeWebhook(id, { enabled }),
      onSuccess: ({ enabled }) => {
        announce(enabled ? "The webhook is on" : "The webhook is off");
        return refresh();
      },
      onError: announceProblem,
    }),
    rotate: useMutation({ mutationFn: () => rotateWebhook(id), onSuccess: refresh, onError: announceProblem }),
    remove: useMutation({
      mutationFn: () => deleteWebhook(id),
      onSuccess: () => {
        announce("The webhook was deleted");
        return refresh();
      },
      onError: announceProblem,
    }),
  };
}
