import type { ReactElement } from "react";
import type { Evidence } from "../api/schemas.ts";
import { formatElapsed } from "../format/duration.ts";
import { formatDateTime } from "../format/time.ts";
import { evidenceWords } from "../words/evidence.ts";

/** What was learned about an address, from whom and when. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }): ReactElement {
  return (
    <ul className="evidence">
      {evidence.map((item, at) => {
        const words = evidenceWords(item);
        return (
          <li key={at} className="evidence-item">
            <div className="evidence-head">
              <span>{words.title}</span>
              <span className="small faint">{whenOf(item)}</span>
            </div>
            {words.quote !== null && <div className="evidence-quote mono">{words.quote}</div>}
            {words.host !== null && <div className="small faint mono">{words.host}</div>}
          </li>
        );
      })}
    </ul>
  );
}

function whenOf(evidence: Evidence): string {
  const at = formatDateTime(new Date(evidence.atMs).toISOString());
  return evidence.type === "reply" ? `${at}, after ${formatElapsed(evidence.durationMs)}` : at;
}
