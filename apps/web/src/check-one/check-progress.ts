import type { StreamState } from "../api/event-stream.ts";
import { asProblem, type ApiProblem } from "../api/problem.ts";
import type { CheckOne, Step } from "../api/schemas.ts";
import { mergeSteps } from "./timeline.ts";

/**
 * - `starting`: requested, no answer yet.
 * - `watching`: under way; `isOverdue` when it takes long.
 * - `done`: the verdict is there.
 * - `stopped`: the user stopped watching; the check continues on the server.
 * - `failed`: the request failed.
 */
export interface CheckProgress {
  readonly phase: "starting" | "watching" | "done" | "stopped" | "failed";
  readonly check: CheckOne | null;
  readonly steps: readonly Step[];
  readonly problem: ApiProblem | null;
  readonly line: StreamState;
  readonly isOverdue: boolean;
}

export type CheckEvent =
  | { readonly type: "read"; readonly check: CheckOne }
  | { readonly type: "step"; readonly step: Step }
  | { readonly type: "line"; readonly line: StreamState }
  | { readonly type: "failed"; readonly error: unknown }
  | { readonly type: "overdue" }
  | { readonly type: "keep_watching" }
  | { readonly type: "stop" };

export const NOT_STARTED: CheckProgress = {
  phase: "starting",
  check: null,
  steps: [],
  problem: null,
  line: "connecting",
  isOverdue: false,
};

/** The progress after an event. A verdict is final. */
export function nextProgress(progress: CheckProgress, event: CheckEvent): CheckProgress {
  if (progress.phase === "done") return progress;
  switch (event.type) {
    case "read":
      return afterRead(progress, event.check);
    case "step":
      return { ...progress, steps: mergeSteps(progress.steps, [event.step]) };
    case "line":
      return { ...progress, line: event.line };
    case "failed":
      return progress.check === null ? { ...progress, phase: "failed", problem: asProblem(event.error) } : progress;
    case "overdue":
      return progress.phase === "stopped" ? progress : { ...progress, isOverdue: true };
    case "keep_watching":
      return { ...progress, phase: progress.check === null ? "starting" : "watching", isOverdue: false };
    case "stop":
      return { ...progress, phase: "stopped", isOverdue: false };
    default:
      return progress;
  }
}

function afterRead(progress: CheckProgress, check: CheckOne): CheckProgress {
  const steps = mergeSteps(progress.steps, check.steps);
  const isDone = check.state === "done";
  const running = progress.phase === "stopped" ? "stopped" : "watching";
  return { ...progress, check, steps, phase: isDone ? "done" : running, isOverdue: !isDone && progress.isOverdue };
}
