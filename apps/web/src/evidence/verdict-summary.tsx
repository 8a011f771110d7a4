import type { ReactElement } from "react";
import { Link } from "react-router";
import type { VerdictFields } from "../api/schemas.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBadge } from "../status/status-icon.tsx";
import { providerName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";
import { ServerWords } from "./server-words.tsx";
import { Check, Minus } from "lucide-react";

/** A verdict with its reason, advice and the server's reply. */
export function VerdictSummary({
  verdict,
  suppressed = null,
}: {
  readonly verdict: VerdictFields;
  /** The address, where it is on the suppression list. */
  readonly suppressed?: string | null;
}): ReactElement {
  const { status, reason } = verdict;
  const words = reason === null || reason === "no_address" ? null : wordsOf(reason);
  return (
    <>
      {status === null || words === null ? (
        <p className="soft">
          {reason === "no_address"
            ? "This row has no email address, so there was nothing to check."
            : "Not checked yet."}
        </p>
      ) : (
        <div className="summary">
          <div className="summary-head">
            <StatusBadge status={status} />
            <span className="soft">{words.label}</span>
            {verdict.test === true && (
              <span className="badge badge-accent" title="Its answer is fixed, and no server was asked.">
                Test address
              </span>
            )}
          </div>
          <p>{words.means}</p>
          <p>
            <b>What to do:</b> {words.advice}
          </p>
          {suppressed !== null && <Link to={suppressionPath(suppressed)}>Open the suppression list</Link>}
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

/** The suppression list, searched for the domain, which finds the entry of an address as well. */
export function suppressionPath(email: string): string {
  return `/suppressions?q=${encodeURIComponent(email.slice(email.lastIndexOf("@") + 1))}`;
}

/** Yes, no or unknown for each fact that the API gives. */
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
  const answer = value === null ? "unknown" : value ? "yes" : "no";
  return (
    <li className={`fact fact-${answer}`} title={means}>
      <span>{label}</span>
      <span className="fact-answer">
        {value === true && <Check size={13} aria-hidden strokeWidth={2.6} />}
        {value === null && <Minus size={13} aria-hidden />}
        {answer}
      </span>
    </li>
  );
}

/** What is known besides the verdict. */
type FactName = "catch_all" | "disposable" | "role" | "free" | "privacy_relay" | "tagged" | "full" | "disabled";

interface FactWords {
  readonly label: string;
  /** What "yes" means. */
  readonly means: string;
}

const FACT_WORDS: Record<FactName, FactWords> = {
  catch_all: { label: "Catch-all", means: "The domain accepts mail for any name." },
  disposable: { label: "Disposable", means: "The domain offers throw-away mailboxes." },
  role: { label: "Role account", means: "A function such as info@, not a person." },
  free: { label: "Free provider", means: "The domain belongs to a free mail provider." },
  privacy_relay: {
    label: "Privacy relay",
    means: "It passes mail on to a mailbox that it hides, and lasts until its owner ends it.",
  },
  tagged: { label: "Plus-address (name+tag@)", means: "Mail goes to the mailbox without the +tag." },
  full: { label: "Mailbox full", means: "The mailbox is over its quota." },
  disabled: { label: "Disabled", means: "The mailbox is disabled." },
};

const FACTS: readonly FactName[] = Object.keys(FACT_WORDS) as FactName[];
