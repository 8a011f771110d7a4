import { type Composition, SYSTEM_CLOCK } from "@rollcall/compose/compose";
import { runDoctor } from "@rollcall/compose/doctor";
import { watchHealth } from "@rollcall/compose/watch-health";
import { webhookSettings } from "@rollcall/compose/settings/webhook-settings";
import { egressNames, type Database, readBacklog, readRests, type Clock } from "@rollcall/core";
import { probeQueues, RESOLVE_QUEUE, type TurnQueues } from "@rollcall/queue";
import type { Logger, Metrics } from "@rollcall/telemetry";
import { accessPolicy } from "./access/access-policy.ts";
import { shownQueues } from "./http/show-queues.ts";
import type { Services } from "./services.ts";

/** The routes' services for a process. Starts watching the backlog for the metrics. */
export function servicesOf(
  composition: Composition,
  { warnings, isWithoutWorker }: Pick<Services, "warnings" | "isWithoutWorker">,
): Services {
  const { database, queues, lanes, clock, settings, verification, metrics, needs, logger } = composition;
  watchBacklog(metrics, { database, queues, clock, egresses: egressNames(verification), logger });
  const readHealth = watchHealth({
    database,
    redis: queues.backend === "redis" ? queues : null,
    clock: SYSTEM_CLOCK,
    settings,
    connections: composition.databasePool,
    warnings,
  });
  metrics.watchProblems(readHealth);
  return {
    database,
    lanes,
    clock,
    settings: verification,
    queueBackend: queues.backend,
    boardQueues: queues.board(shownQueues(verification)),
    warnings,
    isWithoutWorker,
    access: accessPolicy(settings),
    webhooks: webhookSettings(settings),
    reacherApi: settings.reacherApi,
    health: { needs, metrics, metricsToken: settings.metricsToken },
    readHealth,
    examine: () =>
      runDoctor({
        database,
        redis: queues.backend === "redis" ? queues : null,
        clock: SYSTEM_CLOCK,
        settings,
        verification,
        connections: composition.databasePool,
      }),
  };
}

interface BacklogParts {
  readonly database: Database;
  readonly queues: TurnQueues;
  readonly clock: Clock;
  readonly egresses: readonly string[];
  readonly logger: Logger;
}

/** Adds the backlog of the whole installation to the metrics; one process is enough. */
function watchBacklog(metrics: Metrics, { database, queues, clock, egresses, logger }: BacklogParts): void {
  metrics.watchBacklog({
    readBacklog: () => readBacklog(database),
    readRests: async () =>
      Array.from(await readRests(database, egresses), ([egress, { because }]) => ({ egress, because })),
    readQueueJobs: () => queues.countJobs([RESOLVE_QUEUE, ...probeQueues(egresses)]),
    nowMs: () => clock.nowMs(),
    onFailure: (error) => logger.warn({ err: error }, "could not count the backlog"),
  });
}
