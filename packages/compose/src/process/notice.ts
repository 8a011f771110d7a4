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

/** Kinds of failures that are remembered; more than a process has. */
const MOST_KINDS = 200;

/**
 * What a process says of work that failed and will be tried again: each kind of failure once a minute, with how often it came
 * meanwhile. An engine that is away fails many times a second.
 */
export function tellFailures(
  logger: Pick<Logger, "warn">,
  monotonicMs: () => number,
): (error: unknown, where: string) => void {
  const told = new Map<string, { readonly atMs: number; again: number }>();
  return (error, where) => {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    // Not by place: where an engine is away, each of some thirty queues says so.
    const kind = String(code ?? message);
    const before = told.get(kind);
    const nowMs = monotonicMs();
    if (before !== undefined && nowMs - before.atMs < NOTICE_PAUSE_MS) {
      before.again += 1;
      return;
    }
    if (told.size >= MOST_KINDS) told.clear();
    told.set(kind, { atMs: nowMs, again: 0 });
    const more = before === undefined || before.again === 0 ? {} : { times_meanwhile: before.again };
    logger.warn({ err: error, where, ...more }, "will be tried again");
  };
}
