import { probeQueues, RESOLVE_QUEUE, type TurnQueues } from "@rollcall/queue";
import type { Logger, Metrics } from "@rollcall/telemetry";
import { type Database, readBacklog, type Clock } from "@rollcall/core";

export interface BacklogParts {
  readonly database: Database;
  readonly queues: TurnQueues;
  readonly clock: Clock;
  readonly egresses: readonly string[];
  readonly logger: Logger;
}

/** Adds to the metrics what the whole installation has before it; one process of it is enough to ask. */
export function watchBacklog(metrics: Metrics, { database, queues, clock, egresses, logger }: BacklogParts): void {
  metrics.watchBacklog({
    readBacklog: () => readBacklog(database),
    readQueueJobs: () => queues.countJobs([RESOLVE_QUEUE, ...probeQueues(egresses)]),
    nowMs: () => clock.nowMs(),
    onFailure: (error) => logger.warn({ err: error }, "the backlog could not be counted"),
  });
}
