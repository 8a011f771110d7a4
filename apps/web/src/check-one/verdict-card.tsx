import { LoaderCircle, RotateCw } from "lucide-react";
import type { ReactElement } from "react";
import type { CheckOne, Verdict } from "../api/schemas.ts";
import { Link } from "react-router";
import { FactList, suppressionPath } from "../evidence/verdict-summary.tsx";
import { ServerWords } from "../evidence/server-words.tsx";
import { formatElapsed } from "../format/duration.ts";
import { Button } from "../kit/button.tsx";
import { useNow } from "../kit/clock.ts";
import { Ago } from "../kit/time.tsx";
import { StatusIcon } from "../status/status-icon.tsx";
import { providerName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";
import { STATUS_WORDS } from "../words/statuses.ts";
import { STEP_WORDS } from "../words/steps.ts";
import { Waiting } from "./patience.tsx";
import { isRemembered, isSuppressed } from "./timeline.ts";
import type { CheckProgress } from "./check-progress.ts";

interface VerdictCardProps {
  readonly email: string;
  readonly progress: CheckProgress;
  readonly onCheck: (email: string, recheck: boolean) => void;
}

/** The result, with advice and facts. */
export function VerdictCard({ email, progress, onCheck }: VerdictCardProps): ReactElement {
  const { check } = progress;
  const verdict = check?.verdict ?? null;
  if (check === null || verdict === null) {
    return <Pending email={check?.email ?? email} progress={progress} />;
  }
  const words = wordsOf(verdict.reason);
  const suggestion = check.facts.suggestion;
  return (
    <section className={`verdict verdict-${verdict.status}`} aria-label="Answer">
      <div className="verdict-main">
        <div className="verdict-status">
          <StatusIcon status={verdict.status} size={26} />
          <strong>{STATUS_WORDS[verdict.status].label}</strong>
          <span className="verdict-reason">{words.label}</span>
        </div>
        <p className="verdict-email mono">{verdict.email}</p>
        <p className="verdict-sentence">{words.means}</p>
        <p className="verdict-advice">
          <b>What to do:</b> {words.advice}
        </p>
        {isSuppressed(check) && <Link to={suppressionPath(verdict.email)}>Open the suppression list</Link>}
      </div>
      {suggestion !== null && (
        <p className="verdict-suggestion">
          Did you mean{" "}
          <Button variant="plain" small onPress={() => onCheck(suggestion, false)}>
            {suggestion}
          </Button>
          ?
        </p>
      )}
      <div className="verdict-more">
        <FactList facts={{ ...verdict, tagged: check.facts.tagged }} />
        {verdict.smtp_reply !== null && (
          <ServerWords code={verdict.smtp_code} words={verdict.smtp_reply} host={verdict.mx_host} />
        )}
        <Meta verdict={verdict} check={check} />
        <Button small icon={<RotateCw size={14} aria-hidden />} onPress={() => onCheck(check.email, true)}>
          Check again
        </Button>
      </div>
    </section>
  );
}

function Meta({ verdict, check }: { readonly verdict: Verdict; readonly check: CheckOne }): ReactElement {
  return (
    <dl className="verdict-meta small">
      {verdict.provider !== null && <Pair term="Provider" value={providerName(verdict.provider)} />}
      <Pair term="Score" value={`${verdict.score} of 100`} />
      {verdict.duration_ms !== null && <Pair term="Took" value={formatElapsed(verdict.duration_ms)} />}
      {verdict.attempts > 1 && <Pair term="Attempts" value={String(verdict.attempts)} />}
      <div>
        <dt>Checked</dt>
        <dd>
          <Ago at={verdict.checked_at} />
          {isRemembered(check) && " (saved result)"}
        </dd>
      </div>
    </dl>
  );
}

function Pair({ term, value }: { readonly term: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}

function Pending({ email, progress }: { readonly email: string; readonly progress: CheckProgress }): ReactElement {
  const isRunning = progress.phase === "starting" || progress.phase === "watching";
  const nowMs = useNow(isRunning ? 100 : null);
  const startMs = progress.steps[0]?.at_ms;
  const last = progress.steps.at(-1);
  const waiting = progress.check?.waiting ?? null;
  return (
    <section className="verdict verdict-pending" aria-label="Answer">
      <div className="verdict-status">
        {isRunning && <LoaderCircle size={24} aria-hidden className="spinner" />}
        <strong>
          {isRunning ? (waiting === null ? "Checking…" : wordsOf(waiting.reason).label) : "No result yet"}
        </strong>
        {isRunning && startMs !== undefined && startMs > 1e12 && (
          <span className="verdict-clock num faint" aria-hidden>
            {formatElapsed(Math.max(0, nowMs - startMs))}
          </span>
        )}
      </div>
      <p className="verdict-email mono">{email}</p>
      {isRunning && waiting !== null ? (
        <div className="soft" role="status">
          <Waiting progress={progress} />
          <p>You can leave this page.</p>
        </div>
      ) : (
        <p className="soft">{last === undefined ? "Starting." : STEP_WORDS[last.step].explains}</p>
      )}
    </section>
  );
}
