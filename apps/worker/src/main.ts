import { createStore } from "@rollcall/db";
import { createMailResolver } from "@rollcall/dns";
import type { Clock } from "@rollcall/ports";
import { probe } from "@rollcall/prober";
import { createLaneOpener } from "@rollcall/queue";
import { openEngines } from "@rollcall/runtime/open-engines";
import { queuePoolOf } from "@rollcall/runtime/queue-pool";
import { readSettingsOrExit } from "@rollcall/runtime/read-settings-or-exit";
import { runUntilStopped } from "@rollcall/runtime/run-until-stopped";
import { serviceSettings } from "@rollcall/runtime/service-settings";
import { workerSettings } from "@rollcall/runtime/worker-settings";
import { tellFailures } from "@rollcall/runtime/tell-failures";
import { upkeepParts } from "@rollcall/runtime/upkeep-parts";
import { createLogger, createMetrics, turnLog } from "@rollcall/telemetry";
import { serveHealth } from "./serve-health.ts";
import { startWorker } from "./start-worker.ts";

/**
 * Connections of this process. Where the queues live in PostgreSQL, each of its 28 queues keeps one to listen on; a few
 * processes must find room below a server's usual limit of connections.
 */
const DATA_POOL = 12;
const QUEUE_POOL = 36;

/** A far name server may need seconds. */
const DNS = { timeoutMs: 5_000, attempts: 3, maxInFlight: 200, cacheEntries: 20_000 };

const CLOCK: Clock = { nowMs: () => Date.now(), random: () => Math.random() };

/** Takes turns until SIGTERM or SIGINT, on the engines that DATABASE_URL and REDIS_URL name. */
await runUntilStopped(async ({ onStop }) => {
  const settings = serviceSettings(readSettingsOrExit(process.env));
  const logger = createLogger(settings.logLevel, 2);
  const verification = await workerSettings(settings, settings);
  const queuePool = queuePoolOf(verification, QUEUE_POOL, settings);
  const pools = { databaseUrl: settings.databaseUrl, databasePool: DATA_POOL, queuePool };
  const { database, queues, needs } = await openEngines(settings, pools, logger, onStop);
  const metrics = createMetrics();
  metrics.watchPool(database.pool);
  const resolver = createMailResolver({ servers: settings.dnsServers, ...DNS, nowMs: CLOCK.nowMs });
  onStop(async () => resolver.close());
  const logTurn = turnLog(logger);
  const worker = startWorker({
    store: metrics.timings.store(createStore(database)),
    queues,
    lanes: metrics.timings.lanes(createLaneOpener(queues)),
    resolver: metrics.timings.resolver(resolver),
    probe,
    clock: CLOCK,
    settings: verification,
    onFailure: tellFailures(logger, () => performance.now()),
    upkeep: upkeepParts(database, settings),
    observer: {
      ...metrics.observer,
      turnEnded(turn) {
        metrics.observer.turnEnded(turn);
        logTurn(turn);
      },
    },
  });
  onStop(() => worker.stop());
  if (settings.workerListen !== null) {
    const health = await serveHealth({
      ...settings.workerListen,
      metrics,
      metricsToken: settings.metricsToken,
      needs,
    });
    onStop(() => health.close());
  }
  process.stdout.write("ready\n");
  return "running";
});
