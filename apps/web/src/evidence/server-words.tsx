import type { ReactElement } from "react";
import { ReplyCode } from "./reply-code.tsx";

interface ServerWordsProps {
  readonly code: number | null;
  readonly words: string;
  readonly host: string | null;
}

/** What a mail server said, literally, and which one. */
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
