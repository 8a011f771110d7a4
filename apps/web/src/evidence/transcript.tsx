import type { ReactElement } from "react";
import type { TranscriptLine } from "../api/schemas.ts";
import { CopyButton } from "../kit/copy-button.tsx";

const SPEAKERS = { C: "We", S: "Server", "#": "Note" };

/** The whole conversation, line by line. */
export function Transcript({ lines }: { readonly lines: readonly TranscriptLine[] }): ReactElement {
  return (
    <div className="transcript">
      <ol className="transcript-lines mono" tabIndex={0} aria-label="Transcript of the session">
        {lines.map((line, at) => (
          <li key={at} className={`transcript-line transcript-${line.by === "#" ? "note" : line.by}`}>
            <span className="transcript-by">
              <span aria-hidden>{line.by}</span>
              <span className="sr-only">{SPEAKERS[line.by]}: </span>
            </span>
            <span>{line.text}</span>
          </li>
        ))}
      </ol>
      <CopyButton text={lines.map(({ by, text }) => `${by}: ${text}`).join("\n")}>Copy the transcript</CopyButton>
    </div>
  );
}
