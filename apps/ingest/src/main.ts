import { createStore, readWorkerSigns } from "@rollcall/db";
import type { Clock } from "@rollcall/ports";
import { createLaneOpener } from "@rollcall/queue";
import { runDoctor } from "@rollcall/runtime/doctor";
import { keepGarbageYoung } from "@rollcall/runtime/keep-garbage-young";
import { openEngines } from "@rollcall/runtime/open-engines";
import { readSettingsOrExit } from "@rollcall/runtime/read-settings-or-exit";
import { runUntilStopped } from "@rollcall/runtime/run-until-stopped";
import { serviceSettings } from "@rollcall/runtime/service-settings";
import { webhookSettings } from "@rollcall/runtime/upkeep-parts";
import { verificationSettings } from "@rollcall/runtime/verification-settings";
import { egressNames, WORKER_GRACE_MS } from "@rollcall/verification";
import { createLogger, createMetrics } from "@rollcall/telemetry";
import { accessPolicy } from "./access/access-policy.ts";
import { firstKeyHint } from "./access/first-key-hint.ts";
import { watchBacklog } from "./backlog.ts";
import { createServer } from "./server.ts";
import { shownQueues } from "./show-queues.ts";
import { watchWorkers } from "./watch-workers.ts";

/** Connections of this process: it only puts jobs on the queues. */
const DATA_POOL = 12;
const QUEUE_POOL = 6;

const CLOCK: Clock = { nowMs: () => Date.now(), random: () => Math.random() };

keepGarbageYoung();

/** Serves the web app and the API until SIGTERM or SIGINT; the work is done by workers in processes of their own. */
await runUntilStopped(async ({ onStop }) => {
  const settings = serviceSettings(readSettingsOrExit(process.env));
  const logger = createLogger(settings.logLevel, 2);
  const pools = { databaseUrl: settings.databaseUrl, databasePool: DATA_POOL, queuePool: QUEUE_POOL };
  const { database, queues, needs } = await openEngines(settings, pools, logger, onStop);
  const metrics = createMetrics();
  metrics.watchPool(database.pool);
  const verification = verificationSettings(settings, settings);
  watchBacklog(metrics, { database, queues, clock: CLOCK, egresses: egressNames(verification), logger });
  const workers = watchWorkers({
    readSigns: () => readWorkerSigns(database),
    monotonicMs: () => performance.now(),
    graceMs: WORKER_GRACE_MS,
    logger,
  });
  onStop(async () => workers.stop());
  const lanes = metrics.timings.lanes(createLaneOpener(queues));
  const services = {
    database,
    store: metrics.timings.store(createStore(database)),
    lanes,
    clock: CLOCK,
    settings: verification,
    queueBackend: queues.backend,
    boardQueues: queues.board(shownQueues(verification)),
    warnings: [],
    isWithoutWorker: workers.isWithoutWorker,
    access: accessPolicy(settings),
    webhooks: webhookSettings(settings),
    health: { needs, metrics, metricsToken: settings.metricsToken },
    examine: () =>
      runDoctor({
        database,
        redis: queues.backend === "redis" ? queues : null,
        clock: CLOCK,
        settings,
        verification,
        connections: DATA_POOL,
      }),
  };
  // Look-ups that a stopped process left undone.
  await lanes.resolve();
  const server = await createServer(services, logger);
  onStop(() => server.close());
  const address = await server.listen({ host: settings.host, port: settings.port });
  process.stdout.write(`ready: ${address}\n`);
  const hint = await firstKeyHint(database, services.access);
  if (hint !== null) process.stderr.write(`${hint}\n`);
  return "running";
});
