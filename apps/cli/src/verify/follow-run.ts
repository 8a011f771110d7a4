import { setTimeout as wait } from "node:timers/promises";
import { type Progress, progressOf, type ProgressPorts } from "@rollcall/core";
import type { ProgressDisplay } from "../terminal/progress-display.ts";

const INTERVAL_MS = 500;
/** Share of the time spent on counting, which is slow with millions of addresses. */
const COUNTING_SHARE = 0.1;

/** Why following ended: the run is over, the time is up, or Ctrl-C. */
export type FollowEnd = "over" | "waited" | "interrupted";

/** Shows a run's progress until it is over, the time is up, or the signal aborts. */
export async function followRun(
  ports: ProgressPorts,
  runId: number,
  display: ProgressDisplay,
  until: { readonly atMs: number | null; readonly signal: AbortSignal },
): Promise<{ readonly end: FollowEnd; readonly last: Progress }> {
  for (;;) {
    const beganAt = performance.now();
    const last = await progressOf(ports, runId);
    if (!last) throw new Error(`Run ${runId} is gone.`);
    display.show(last);
    if (last.run.state === "completed" || last.run.state === "cancelled") return { end: "over", last };
    if (until.signal.aborted) return { end: "interrupted", last };
    const leftMs = until.atMs === null ? Number.POSITIVE_INFINITY : until.atMs - Date.now();
    if (leftMs <= 0) return { end: "waited", last };
    const restMs = Math.max(INTERVAL_MS, (performance.now() - beganAt) / COUNTING_SHARE);
    await wait(Math.min(restMs, leftMs), undefined, { signal: until.signal }).catch(() => {});
  }
}
