import type { ReactElement } from "react";
import { Link } from "react-router";
import type { VerdictFields } from "../api/schemas.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBadge } from "../status/status-icon.tsx";
import { providerName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";
import { ServerWords } from "./server-words.tsx";
import { Check, Minus } from "lucide-react";

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

/** The facts beside a verdict: yes, no, or not known. A fact that the API doesn't give is left out. */
export function FactList({ facts }: { readonly facts: Partial<Record<FactName, boolean | null>> }): ReactElement {
  return (
    <ul className="facts">
      {FACTS.filter((name) => facts[name] !== undefined).map((name) => (
        <Fact key={name} name={name} value={facts[name] ?? null} />
      ))}
    </ul>
  );
}

function Fact({ name, value }: { readonly name: FactName; readonly value: boolean | null }): ReactElement {
  const { label, means } = FACT_WORDS[name];
  const answer = value === null ? "not known" : value ? "yes" : "no";
  return (
    <li className={`fact fact-${answer.replace(" ", "-")}`} title={means}>
      <span>{label}</span>
      <span className="fact-answer">
        {value === true && <Check size={13} aria-hidden strokeWidth={2.6} />}
        {value === null && <Minus size={13} aria-hidden />}
        {answer}
      </span>
    </li>
  );
}

/** The independent facts that stand beside a verdict. */
type FactName = "catch_all" | "disposable" | "role" | "free" | "tagged" | "full" | "disabled";

interface FactWords {
  readonly label: string;
  /** What "yes" means. */
  readonly means: string;
}

const FACT_WORDS: Record<FactName, FactWords> = {
  catch_all: { label: "Catch-all", means: "The domain takes mail for any name." },
  disposable: { label: "Disposable", means: "The domain hands out throw-away mailboxes." },
  role: { label: "Role account", means: "A function such as info@, not a person." },
  free: { label: "Free provider", means: "The domain belongs to a free mail provider." },
  tagged: { label: "Tagged", means: "It has a +tag: mail goes to the mailbox without it." },
  full: { label: "Mailbox full", means: "The mailbox is over its quota." },
  disabled: { label: "Disabled", means: "The mailbox was switched off." },
};

const FACTS: readonly FactName[] = Object.keys(FACT_WORDS) as FactName[];
