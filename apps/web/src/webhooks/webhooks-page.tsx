import { Plus, Webhook as WebhookIcon } from "lucide-react";
import { useState, type ReactElement } from "react";
import type { NewWebhook } from "../api/schemas.ts";
import { useWebhooks } from "../api/webhooks.ts";
import { Button } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton, EmptyState } from "../kit/page.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { WebhookCard } from "./webhook-card.tsx";
import { WebhookDialog } from "./webhook-dialog.tsx";
import "./webhooks.css";

export function Component(): ReactElement {
  const webhooks = useWebhooks();
  const shown = webhooks.data?.webhooks ?? [];
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<NewWebhook | null>(null);
  return (
    <div className="page">
      <PageHeader
        title="Webhooks"
        lead="Rollcall sends signed messages to your other systems when something happens, retried until delivered."
        actions={
          shown.length > 0 && (
            <Allowed scope="admin">
              <Button variant="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setAdding(true)}>
                New webhook
              </Button>
            </Allowed>
          )
        }
      />
      {webhooks.isPending && <Skeleton height={280} label="Loading the webhooks" />}
      {webhooks.isError && webhooks.data === undefined && (
        <ProblemNotice error={webhooks.error} onRetry={() => void webhooks.refetch()} />
      )}
      {webhooks.isSuccess && shown.length === 0 && (
        <div className="panel">
          <EmptyState
            icon={<WebhookIcon size={24} aria-hidden />}
            title="No webhooks yet"
            actions={
              <Allowed scope="admin">
                <Button variant="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setAdding(true)}>
                  Create webhook
                </Button>
              </Allowed>
            }
          >
            A webhook sends a message to your CRM or your own program when a list is finished, when contacts change, or
            when a provider blocks us. The people who run those systems can give you the URL.
          </EmptyState>
        </div>
      )}
      <ul className="webhooks">
        {shown.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} />
        ))}
      </ul>
      {isAdding && <WebhookDialog webhook={null} onClose={() => setAdding(false)} onMade={setMade} />}
      {made !== null && <SecretDialog secret={made.secret} onClose={() => setMade(null)} />}
    </div>
  );
}
