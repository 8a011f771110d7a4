import type { Logger } from "@rollcall/telemetry";
import { isRedisFull, REDIS_FULL } from "./explain-failure.ts";

/** Minimum time between equal log lines, milliseconds. */
export const NOTICE_PAUSE_MS = 60_000;

/** `problem`: the current problem; null: none. `nowMs`: of a monotonic clock, milliseconds. */
export type Notice = (problem: string | null, nowMs: number) => void;

/** Logs a lasting problem: when it starts, once a minute while it lasts, and `over` when it ends. */
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

/** Kinds of failures remembered; a process has fewer. */
const MOST_KINDS = 200;

/**
 * Logs failures of work that is retried: each kind at most once a minute, with the number of repetitions. An
 * unavailable engine fails many times a second.
 */
export function logFailures(
  logger: Pick<Logger, "warn">,
  monotonicMs: () => number,
): (error: unknown, where: string) => void {
  const logged = new Map<string, { readonly atMs: number; again: number }>();
  return (error, where) => {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    const isFull = isRedisFull(String(message));
    // Not by place: when an engine is down, each of some thirty queues reports it.
    const kind = isFull ? REDIS_FULL : String(code ?? message);
    const before = logged.get(kind);
    const nowMs = monotonicMs();
    if (before !== undefined && nowMs - before.atMs < NOTICE_PAUSE_MS) {
      before.again += 1;
      return;
    }
    if (logged.size >= MOST_KINDS) logged.clear();
    logged.set(kind, { atMs: nowMs, again: 0 });
    const more = before === undefined || before.again === 0 ? {} : { times_meanwhile: before.again };
    logger.warn({ err: error, where, ...more }, isFull ? REDIS_FULL : "failed, will be retried");
  };
}
