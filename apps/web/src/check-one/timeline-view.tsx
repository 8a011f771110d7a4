import { Check, Circle, LoaderCircle, X } from "lucide-react";
import type { ReactElement } from "react";
import { formatElapsed } from "../format/duration.ts";
import { ReplyCode } from "../evidence/reply-code.tsx";
import { stepDetail } from "../words/step-detail.ts";
import { STEP_WORDS } from "../words/steps.ts";
import type { TimelineStep } from "./timeline.ts";

const OUTCOME_WORDS = { running: "under way", ok: "done", failed: "failed", info: "noted" };

/** The steps as they happen, with each one's time and the server's words. */
export function Timeline({
  steps,
  isWaiting,
}: {
  readonly steps: readonly TimelineStep[];
  readonly isWaiting: boolean;
}): ReactElement {
  if (steps.length === 0) {
    return (
      <p className="soft timeline-none">
        {isWaiting ? "Waiting for the first step…" : "This was known already; nobody was asked again."}
      </p>
    );
  }
  return (
    <ol className="timeline" aria-busy={isWaiting}>
      {steps.map((step, at) => (
        <StepItem
          key={`${step.step}/${step.host}/${step.seq}`}
          step={step}
          isNewHost={step.host !== lastHost(steps, at)}
        />
      ))}
    </ol>
  );
}

/** The host of the step before, so that it is named once. */
function lastHost(steps: readonly TimelineStep[], at: number): string | null {
  return steps.slice(0, at).findLast(({ host }) => host !== null)?.host ?? null;
}

function StepItem({ step, isNewHost }: { readonly step: TimelineStep; readonly isNewHost: boolean }): ReactElement {
  const detail = stepDetail(step);
  const isHostSaid = step.host === null || !isNewHost || detail?.includes(step.host) === true;
  const words = STEP_WORDS[step.step];
  return (
    <li className={`step step-${step.outcome}`}>
      <span className="step-mark">
        <OutcomeIcon outcome={step.outcome} />
      </span>
      <div className="step-head">
        <span className="step-label">{words.label}</span>
        <span className="sr-only">{OUTCOME_WORDS[step.outcome]}</span>
        <span className="step-explains faint small">{words.explains}</span>
        <span className="step-time num small faint" title={`${formatElapsed(step.sinceStartMs)} after the start`}>
          {step.duration_ms === null ? "" : formatElapsed(step.duration_ms)}
        </span>
      </div>
      {(detail !== null || !isHostSaid) && (
        <div className="step-body">
          {step.code !== null && <ReplyCode code={step.code} />}
          {detail !== null && <span className="step-detail mono">{detail}</span>}
          {!isHostSaid && <span className="step-host mono faint">{step.host}</span>}
        </div>
      )}
    </li>
  );
}

function OutcomeIcon({ outcome }: { readonly outcome: TimelineStep["outcome"] }): ReactElement {
  if (outcome === "running") return <LoaderCircle size={15} aria-hidden className="spinner" />;
  if (outcome === "ok") return <Check size={14} aria-hidden strokeWidth={2.6} />;
  if (outcome === "failed") return <X size={14} aria-hidden strokeWidth={2.6} />;
  return <Circle size={8} aria-hidden fill="currentColor" />;
}
