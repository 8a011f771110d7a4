import type { Composition } from "@rollcall/compose/compose";
import { runDoctor } from "@rollcall/compose/doctor";
import { webhookSettings } from "@rollcall/compose/upkeep-parts";
import { accessPolicy } from "./access/access-policy.ts";
import { watchBacklog } from "./backlog.ts";
import type { Services } from "./services.ts";
import { shownQueues } from "./show-queues.ts";
import { egressNames } from "@rollcall/core";

/** What the routes work with, of a process. Watches the backlog for its metrics from now on. */
export function servicesOf(
  composition: Composition,
  { warnings, isWithoutWorker }: Pick<Services, "warnings" | "isWithoutWorker">,
): Services {
  const { database, queues, lanes, clock, settings, verification, metrics, needs, logger } = composition;
  watchBacklog(metrics, { database, queues, clock, egresses: egressNames(verification), logger });
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
    health: { needs, metrics, metricsToken: settings.metricsToken },
    examine: () =>
      runDoctor({
        database,
        redis: queues.backend === "redis" ? queues : null,
        clock,
        settings,
        verification,
        connections: composition.databasePool,
      }),
  };
}
