import type { ReactElement } from "react";
import type { NewWebhook } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { CopyButton } from "../kit/copy-button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Notice } from "../kit/notice.tsx";
import { VERIFY_SNIPPET } from "./verify-snippet.ts";

/** The secret of a new webhook, which is told once, and how the receiver uses it. */
export function SecretDialog({
  webhook,
  onClose,
}: {
  readonly webhook: NewWebhook;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Dialog
      title="Keep this secret now"
      shape="wide"
      isOpen
      onClose={onClose}
      isDismissable={false}
      footer={
        <Button variant="primary" onPress={onClose}>
          I have kept it
        </Button>
      }
    >
      <Notice tone="warning">
        It is shown this once. With it the receiver knows that a message really comes from Rollcall. If it is lost,
        delete the webhook and make another.
      </Notice>
      <div className="secret">
        <code className="secret-text">{webhook.secret}</code>
        <CopyButton text={webhook.secret}>Copy the secret</CopyButton>
      </div>
      <section className="secret-how" aria-label="How to check a message">
        <div className="panel-head">
          <h3>How the receiver checks a message</h3>
          <CopyButton text={VERIFY_SNIPPET}>Copy the code</CopyButton>
        </div>
        <p className="soft small">
          Messages are signed as the Standard Webhooks specification says, so its libraries work in most languages. In
          Node.js without one:
        </p>
        <pre className="raw" tabIndex={0}>
          {VERIFY_SNIPPET}
        </pre>
      </section>
    </Dialog>
  );
}
