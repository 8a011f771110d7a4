import type { ReactElement } from "react";

interface ServerWordsProps {
  readonly code: number | null;
  readonly words: string;
  readonly host: string | null;
}

/** A mail server's reply, verbatim. */
export function ServerWords({ code, words, host }: ServerWordsProps): ReactElement {
  return (
    <figure className="server-words">
      <blockquote className="mono">
        {code !== null && <ReplyCode code={code} />} {words.startsWith(`${code} `) ? words.slice(4) : words}
      </blockquote>
      {host !== null && <figcaption className="small faint mono">{host}</figcaption>}
    </figure>
  );
}

/** An SMTP reply code in the colour of its class. */
export function ReplyCode({ code }: { readonly code: number }): ReactElement {
  const tone = code < 400 ? "deliverable" : code < 500 ? "risky" : "undeliverable";
  return <span className={`reply-code reply-code-${tone} mono num`}>{code}</span>;
}
