import type { Logger } from "@rollcall/telemetry";

/** Between two lines of the log that say the same, milliseconds. */
export const NOTICE_PAUSE_MS = 60_000;

/** `problem`: what is wrong now; null: nothing is. `nowMs`: by a monotonic clock, milliseconds. */
export type Notice = (problem: string | null, nowMs: number) => void;

/** Writes a problem that lasts into the log: when it begins, once a minute while it lasts, and `over` when it has ended. */
export function createNotice(logger: Pick<Logger, "warn" | "info">, over: string): Notice {
  let toldAtMs: number | null = null;
  return (problem, nowMs) => {
    if (problem === null) {
      if (toldAtMs !== null) logger.info(over);
      toldAtMs = null;
    } else if (toldAtMs === null || nowMs - toldAtMs >= NOTICE_PAUSE_MS) {
      logger.warn(problem);
      toldAtMs = nowMs;
    }
  };
}
