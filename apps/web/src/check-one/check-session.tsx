import { useEffect, type ReactElement } from "react";
import { CopyButton } from "../kit/copy-button.tsx";
import { Disclosure } from "../kit/disclosure.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel } from "../kit/page.tsx";
import { EvidenceList } from "../evidence/evidence-list.tsx";
import type { CheckProgress } from "./check-progress.ts";
import type { RecentCheck } from "./recent-checks.ts";
import { Patience } from "./patience.tsx";
import { Timeline } from "./timeline-view.tsx";
import { timelineOf, withVerdict } from "./timeline.ts";
import { wordsOf } from "../words/reasons.ts";
import { STATUS_WORDS } from "../words/statuses.ts";
import { STEP_WORDS } from "../words/steps.ts";
import { useCheck } from "./use-check.ts";
import { VerdictCard } from "./verdict-card.tsx";
import type { TranscriptLine } from "../api/schemas.ts";

interface CheckSessionProps {
  readonly email: string;
  readonly recheck: boolean;
  readonly onVerdict: (check: RecentCheck) => void;
  readonly onCheck: (email: string, recheck: boolean) => void;
}

/** One check, from the start to the verdict. */
export function CheckSession({ email, recheck, onVerdict, onCheck }: CheckSessionProps): ReactElement {
  const { progress, keepWatching, stop } = useCheck(email, recheck);
  const { phase, check, problem } = progress;
  const isOver = phase === "done";

  useEffect(() => {
    const verdict = check?.verdict;
    if (!isOver || !verdict) return;
    const { email, status, reason, checked_at } = verdict;
    onVerdict({ email, status, reason, at: checked_at });
  }, [isOver, check, onVerdict]);

  if (phase === "failed" && problem !== null) {
    return <ProblemNotice error={problem} onRetry={() => onCheck(email, recheck)} />;
  }
  const steps = timelineOf(withVerdict(progress.steps, check), isOver);
  return (
    <div className="check-grid">
      <p className="sr-only" role="status">
        {spokenState(progress)}
      </p>
      <div className="check-side">
        <VerdictCard email={email} progress={progress} onCheck={onCheck} />
        <Patience progress={progress} onKeep={keepWatching} onStop={stop} onCheck={() => onCheck(email, false)} />
        <div className="check-share">
          <CopyButton text={`${window.location.origin}/check?email=${encodeURIComponent(email)}`}>Copy link</CopyButton>
          <CopyButton text={curlOf(window.location.origin, email)}>Copy as curl</CopyButton>
        </div>
      </div>
      <Panel title="What happened" className="check-steps" beside={<LineState progress={progress} />}>
        <Timeline steps={steps} isWaiting={phase === "starting" || phase === "watching"} />
        {check !== null && isOver && (
          <div className="check-raw">
            {check.transcript !== null && check.transcript.length > 0 && (
              <Disclosure title="Transcript" note={`${check.transcript.length} lines`}>
                <Transcript lines={check.transcript} />
              </Disclosure>
            )}
            {check.evidence.length > 0 && (
              <Disclosure title="Evidence" note="behind this result">
                <EvidenceList evidence={check.evidence} />
              </Disclosure>
            )}
            <Disclosure title="API response" note="JSON">
              <pre className="raw" tabIndex={0}>
                {JSON.stringify(check, null, 2)}
              </pre>
            </Disclosure>
          </div>
        )}
      </Panel>
    </div>
  );
}

/** Spoken by screen readers: the current step, then the verdict. */
function spokenState({ check, steps }: CheckProgress): string {
  const verdict = check?.verdict;
  if (verdict) {
    const words = wordsOf(verdict.reason);
    return `${STATUS_WORDS[verdict.status].label}. ${words.means} ${words.advice}`;
  }
  const last = steps.at(-1);
  return last === undefined ? "Checking" : STEP_WORDS[last.step].label;
}

function LineState({ progress }: { readonly progress: CheckProgress }): ReactElement | null {
  if (progress.phase === "watching" && progress.line === "reconnecting") {
    return (
      <span className="small tone-risky" role="status">
        Live view interrupted, reconnecting…
      </span>
    );
  }
  return progress.phase === "watching" ? <span className="live small">Live</span> : null;
}

/** The same check as a command, quoted for a POSIX shell, which has the key in KEY. */
export function curlOf(origin: string, email: string): string {
  return `curl -sS ${quote(`${origin}/v1/verify`)} -H "Authorization: Bearer $KEY" -H 'content-type: application/json' -d ${quote(JSON.stringify({ email }))}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const SPEAKERS = { C: "We", S: "Server", "#": "Note" };

function Transcript({ lines }: { readonly lines: readonly TranscriptLine[] }): ReactElement {
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
