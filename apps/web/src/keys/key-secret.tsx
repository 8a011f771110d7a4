import type { ReactElement } from "react";
import { CopyButton } from "../kit/copy-button.tsx";
import { Notice } from "../kit/notice.tsx";

/** The secret of a key, shown once, and how it is sent. */
export function KeySecret({ secret }: { readonly secret: string }): ReactElement {
  return (
    <div className="new-key">
      <Notice tone="warning" title="It is shown only once.">
        Save it where it is used or in a password manager. Rollcall stores only a hash.
      </Notice>
      <div className="new-key-secret">
        <code className="mono">{secret}</code>
        <CopyButton text={secret}>Copy</CopyButton>
      </div>
      <p className="small soft">
        A program sends it with each request as <code className="mono">Authorization: Bearer …</code>
      </p>
    </div>
  );
}
