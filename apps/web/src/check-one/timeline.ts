import type { Step } from "../api/types.ts";

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
    if (begun === -1) shown.push({ ...step, sinceStartMs });
    else shown[begun] = { ...step, sinceStartMs };
  }
  return isOver ? shown.map(ended) : shown;
}

function ended(step: TimelineStep): TimelineStep {
  return step.outcome === "running" ? { ...step, outcome: "info" } : step;
}

function isSameStep(one: Step, other: Step): boolean {
  return one.step === other.step && (one.host === null || other.host === null || one.host === other.host);
}
