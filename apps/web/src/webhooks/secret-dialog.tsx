import type { ReactElement } from "react";
import { Button } from "../kit/button.tsx";
import { CopyButton } from "../kit/copy-button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Notice } from "../kit/notice.tsx";
import { VERIFY_SNIPPET } from "./verify-snippet.ts";

/** The secret of a new webhook, shown once, and how to use it. */
export function SecretDialog({
  secret,
  onClose,
}: {
  readonly secret: string;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Dialog
      title="Save this secret"
      shape="wide"
      isOpen
      onClose={onClose}
      isDismissable={false}
      footer={
        <Button variant="primary" onPress={onClose}>
          I've saved it
        </Button>
      }
    >
      <Notice tone="warning">
        It is shown only once. With it, your server verifies that a message comes from Rollcall. If you lose it, replace
        it with another.
      </Notice>
      <div className="secret">
        <code className="secret-text">{secret}</code>
        <CopyButton text={secret}>Copy secret</CopyButton>
      </div>
      <section className="secret-how" aria-label="How to verify a message">
        <div className="panel-head">
          <h3>How to verify a message</h3>
          <CopyButton text={VERIFY_SNIPPET}>Copy code</CopyButton>
        </div>
        <p className="soft small">
          Messages are signed according to Standard Webhooks, which has libraries for most languages. In Node.js without
          a library:
        </p>
        <pre className="raw" tabIndex={0}>
          {VERIFY_SNIPPET}
        </pre>
      </section>
    </Dialog>
  );
}
