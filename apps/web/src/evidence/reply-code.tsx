import type { ReactElement } from "react";

/** An SMTP reply code in the colour of its class: yes, not now, no. */
export function ReplyCode({ code }: { readonly code: number }): ReactElement {
  const tone = code < 400 ? "deliverable" : code < 500 ? "risky" : "undeliverable";
  return <span className={`reply-code reply-code-${tone} mono num`}>{code}</span>;
}
