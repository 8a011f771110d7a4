import { setTimeout as wait } from "node:timers/promises";
import { type Progress, progressOf, type ProgressPorts } from "@rollcall/verification";
import type { ProgressDisplay } from "../terminal/progress-display.ts";

const INTERVAL_MS = 500;

/** Why the following ended: the run is over, the time is up, or somebody pressed Ctrl-C. */
export type FollowEnd = "over" | "waited" | "interrupted";

/** Shows a run's progress until it is over, the time is up, or the signal comes. */
export async function followRun(
  ports: ProgressPorts,
  runId: number,
  display: ProgressDisplay,
  until: { readonly atMs: number | null; readonly signal: AbortSignal },
): Promise<{ readonly end: FollowEnd; readonly last: Progress }> {
  for (;;) {
    const last = await progressOf(ports, runId);
    if (!last) throw new Error(`Run ${runId} has gone.`);
    display.show(last);
    if (last.run.state === "completed" || last.run.state === "cancelled") return { end: "over", last };
    if (until.signal.aborted) return { end: "interrupted", last };
    if (until.atMs !== null && Date.now() >= until.atMs) return { end: "waited", last };
    await wait(INTERVAL_MS, undefined, { signal: until.signal }).catch(() => {});
  }
}
