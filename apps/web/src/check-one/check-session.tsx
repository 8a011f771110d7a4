import { useEffect, type ReactElement } from "react";
import { CopyButton } from "../kit/copy-button.tsx";
import { Disclosure } from "../kit/disclosure.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel } from "../kit/page.tsx";
import { EvidenceList } from "../evidence/evidence-list.tsx";
import { Transcript } from "../evidence/transcript.tsx";
import type { CheckProgress } from "./check-progress.ts";
import { curlOf } from "./curl.ts";
import type { RecentCheck } from "./recent-checks.ts";
import { Patience } from "./patience.tsx";
import { Timeline } from "./timeline-view.tsx";
import { timelineOf, withVerdict } from "./timeline.ts";
import { wordsOf } from "../words/reasons.ts";
import { STATUS_WORDS } from "../words/statuses.ts";
import { STEP_WORDS } from "../words/steps.ts";
import { useCheck } from "./use-check.ts";
import { VerdictCard } from "./verdict-card.tsx";

interface CheckSessionProps {
  readonly email: string;
  readonly recheck: boolean;
  readonly onVerdict: (check: RecentCheck) => void;
  readonly onCheck: (email: string, recheck: boolean) => void;
}

/** One check, from the press of the button to the verdict. */
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
              <Disclosure title="Evidence" note="what the answer rests on">
                <EvidenceList evidence={check.evidence} />
              </Disclosure>
            )}
            <Disclosure title="Raw answer" note="JSON, as the API gives it">
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

/** What a screen reader says as the check goes on: the step, and in the end the verdict. */
function spokenState({ check, steps }: CheckProgress): string {
  const verdict = check?.verdict;
  if (verdict) {
    const words = wordsOf(verdict.reason);
    return `${STATUS_WORDS[verdict.status].label}. ${words.means} ${words.advice}`;
  }
  const last = steps.at(-1);
  return last === undefined ? "Asking" : STEP_WORDS[last.step].label;
}

function LineState({ progress }: { readonly progress: CheckProgress }): ReactElement | null {
  if (progress.phase === "watching" && progress.line === "reconnecting") {
    return (
      <span className="small tone-risky" role="status">
        Live view interrupted, coming back…
      </span>
    );
  }
  return progress.phase === "watching" ? <span className="live small">Live</span> : null;
}
