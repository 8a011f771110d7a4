import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import type { Delivery, Webhook } from "../api/schemas.ts";
import { changeWebhook, deleteWebhook, testWebhook, WEBHOOKS_KEY } from "../api/webhooks.ts";
import { announce, announceProblem } from "../kit/toast.tsx";

interface WebhookActions {
  readonly test: UseMutationResult<Delivery, unknown, void>;
  readonly enable: UseMutationResult<Webhook, unknown, boolean>;
  readonly remove: UseMutationResult<void, unknown, void>;
}

/** What can be done with a webhook; each says that it was done, and the page follows. */
export function useWebhookActions({ id }: Webhook): WebhookActions {
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: WEBHOOKS_KEY });
  return {
    test: useMutation({
      mutationFn: () => testWebhook(id),
      onSuccess: () => {
        announce("A test message is on its way");
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
