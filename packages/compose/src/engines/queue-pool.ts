import { probeQueues } from "@rollcall/queue";
import type { Settings } from "@rollcall/settings";
import { EngineError } from "./assert-reachable.ts";
import type { VerificationSettings } from "@rollcall/core";

/** Queues of a process that takes turns beside those of its egresses: look-ups, schedules, webhooks. */
const OTHER_QUEUES = 3;
/** With fewer connections for what it has to say, a process would starve; with none it would wait for ever. */
const SPEAKING_LEAST = 4;

/**
 * Connections for the queues of a process that takes turns, where they live in PostgreSQL: each queue keeps one to listen on.
 * `poolSize` is enough for one egress. Throws EngineError where QUEUE_POOL names fewer than it takes.
 */
export function queuePoolOf(
  { served }: Pick<VerificationSettings, "served">,
  poolSize: number,
  { redisUrl, queuePool }: Pick<Settings, "redisUrl" | "queuePool">,
): number {
  const listening = probeQueues(served).length + OTHER_QUEUES;
  const least = listening + SPEAKING_LEAST;
  if (redisUrl === null && queuePool !== null && queuePool < least) {
    throw new EngineError(
      `QUEUE_POOL=${queuePool} is too few: the queues of ${served.length} ${served.length === 1 ? "egress" : "egresses"} keep ` +
        `${listening} connections to PostgreSQL to listen on. Give ${least} or more, or leave it out.`,
    );
  }
  return queuePool ?? poolSize + probeQueues(served).length - probeQueues(["main"]).length;
}
