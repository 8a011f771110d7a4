import type { ReactElement } from "react";
import { Link } from "react-router";
import type { VerdictFields } from "../api/schemas.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBadge } from "../status/status-badge.tsx";
import { providerName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";
import { FactList } from "./fact-list.tsx";
import { ServerWords } from "./server-words.tsx";

/** A verdict for reading: what, why, what to do, and the server's words. */
export function VerdictSummary({ verdict }: { readonly verdict: VerdictFields }): ReactElement {
  const { status, reason } = verdict;
  return (
    <>
      {status === null || reason === null || reason === "no_address" ? (
        <p className="soft">
          {reason === "no_address"
            ? "This row has no e-mail address, so there was nothing to check."
            : "There is no answer yet."}
        </p>
      ) : (
        <div className="summary">
          <div className="summary-head">
            <StatusBadge status={status} />
            <span className="soft">{wordsOf(reason).label}</span>
          </div>
          <p>{wordsOf(reason).means}</p>
          <p>
            <b>What to do:</b> {wordsOf(reason).advice}
          </p>
        </div>
      )}
      {verdict.suggestion != null && (
        <p>
          Did they mean{" "}
          <Link to={`/check?email=${encodeURIComponent(verdict.suggestion)}`} className="mono">
            {verdict.suggestion}
          </Link>
          ?
        </p>
      )}
      {verdict.smtp_reply != null && (
        <ServerWords code={verdict.smtp_code ?? null} words={verdict.smtp_reply} host={verdict.mx_host ?? null} />
      )}
      <ul className="summary-meta small faint">
        {verdict.provider != null && <li>{providerName(verdict.provider)}</li>}
        {verdict.score != null && <li>Score {verdict.score} of 100</li>}
        {typeof verdict.attempts === "number" && verdict.attempts > 1 && <li>{verdict.attempts} attempts</li>}
        {verdict.checked_at !== null && (
          <li>
            Checked <Ago at={verdict.checked_at} />
          </li>
        )}
      </ul>
      <FactList facts={verdict} />
    </>
  );
}
