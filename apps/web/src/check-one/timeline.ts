import type { Reason } from "@rollcall/verdict";
import type { CheckOne, Step } from "../api/schemas.ts";
import { wordsOf } from "../words/reasons.ts";

/** A step as shown: its beginning and its end in one. */
export interface TimelineStep extends Step {
  /** From the first step. */
  readonly sinceStartMs: number;
}

/** Adds steps, which may arrive twice or out of order after a reconnection. */
export function mergeSteps(known: readonly Step[], arrived: readonly Step[]): readonly Step[] {
  const bySeq = new Map([...known, ...arrived].map((step) => [step.seq, step]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** The steps to show: the end of a step replaces its beginning (`running`). When the check is over, none is running. */
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

/** A cross-check is fine when the server rejects the made-up name. */
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

/** Whether the address wasn't checked because it is on the suppression list. */
export function isSuppressed({ evidence }: CheckOne): boolean {
  return evidence.some((item) => item.type === "limit" && item.limit === "suppressed");
}

/** Verdicts that the text alone decides. */
const READ_FROM_TEXT: ReadonlySet<Reason> = new Set<Reason>(["invalid_syntax", "reserved_domain"]);

/** Whether the verdict is older than the check. */
export function isRemembered(check: CheckOne): boolean {
  const checkedAt = check.verdict?.checked_at;
  const startMs = check.steps[0]?.at_ms;
  // A syntax verdict dates from when the address was first seen.
  if (checkedAt == null || (check.verdict && READ_FROM_TEXT.has(check.verdict.reason))) return false;
  return startMs === undefined || Date.parse(checkedAt) < startMs;
}

/** The steps, with the verdict as the last one. */
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
    detail: isRemembered(check) ? "Saved result: no server was contacted" : wordsOf(reason).label,
    code: null,
    duration_ms: null,
    outcome: "ok",
  };
  return [...steps, verdict];
}
