import type { CheckOne, Step } from "../api/schemas.ts";
import { wordsOf } from "../words/reasons.ts";

/** A step as the page shows it: what began and what came of it are one. */
export interface TimelineStep extends Step {
  /** Milliseconds from the first step to this one's beginning. */
  readonly sinceStartMs: number;
}

/** Adds what arrived to what is known. Events may come twice or out of order after a reconnection. */
export function mergeSteps(known: readonly Step[], arrived: readonly Step[]): readonly Step[] {
  const bySeq = new Map([...known, ...arrived].map((step) => [step.seq, step]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * The steps to show. A step is announced when it begins (`running`) and told again when it has ended: the end takes the
 * beginning's place. When the check is over, a step that never ended isn't shown as running for ever.
 */
export function timelineOf(steps: readonly Step[], isOver: boolean): readonly TimelineStep[] {
  const startMs = steps[0]?.at_ms ?? 0;
  const shown: TimelineStep[] = [];
  for (const step of steps) {
    const begun = shown.findLastIndex((other) => other.outcome === "running" && isSameStep(other, step));
    const sinceStartMs = Math.max(0, (shown[begun]?.at_ms ?? step.at_ms) - startMs);
    const next = { ...step, sinceStartMs, outcome: outcomeOf(step) };
    if (begun === -1) shown.push(next);
    else shown[begun] = next;
  }
  return isOver ? shown.map(ended) : shown;
}

/** A cross-check is as it should be when the server refuses the invented name, and worth a look when it doesn't. */
function outcomeOf({ step, code, outcome }: Step): Step["outcome"] {
  if (step !== "control" || code === null) return outcome;
  if (code >= 500) return "ok";
  return code < 400 ? "info" : outcome;
}

function ended(step: TimelineStep): TimelineStep {
  return step.outcome === "running" ? { ...step, outcome: "info" } : step;
}

function isSameStep(one: Step, other: Step): boolean {
  return one.step === other.step && (one.host === null || other.host === null || one.host === other.host);
}

/** Whether the verdict was known before anybody could have been asked. */
export function isRemembered(check: CheckOne): boolean {
  const checkedAt = check.verdict?.checked_at;
  const startMs = check.steps[0]?.at_ms;
  // A syntax verdict needs nobody, and is as old as the first sight of the address.
  if (checkedAt == null || check.verdict?.reason === "invalid_syntax") return false;
  return startMs === undefined || Date.parse(checkedAt) < startMs;
}

/** The steps with the verdict as the last one, where there is a verdict. */
export function withVerdict(steps: readonly Step[], check: CheckOne | null): readonly Step[] {
  const reason = check?.verdict?.reason;
  const last = steps.at(-1);
  if (check === null || reason == null || last === undefined) return steps;
  if (steps.some(({ step }) => step === "verdict")) return steps;
  const verdict: Step = {
    seq: last.seq + 1,
    at_ms: last.at_ms,
    step: "verdict",
    host: null,
    detail: isRemembered(check) ? "Known already: nobody had to be asked" : wordsOf(reason).label,
    code: null,
    duration_ms: null,
    outcome: "ok",
  };
  return [...steps, verdict];
}
