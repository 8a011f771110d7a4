import { createStore, type Database, deleteAbandonedImports, type PostgresEvent, takeOverAll } from "@rollcall/db";
import { createMailResolver } from "@rollcall/dns";
import { accessPolicy, type Services, shownQueues, watchBacklog } from "@rollcall/ingest";
import type { Clock } from "@rollcall/ports";
import { probe } from "@rollcall/prober";
import { createLaneOpener, probeQueues, RESOLVE_QUEUE, type TurnQueues } from "@rollcall/queue";
import type { Settings } from "@rollcall/settings";
import { createMetrics, type Logger, type Metrics, turnLog } from "@rollcall/telemetry";
import { startWorker, type WorkerParts } from "@rollcall/worker";

import { tellFailures } from "@rollcall/runtime/tell-failures";
import { identityOf } from "@rollcall/runtime/identity";
import { startEmbedded } from "./start-embedded.ts";
import { runDoctor } from "@rollcall/runtime/doctor";
import { openEngines } from "@rollcall/runtime/open-engines";
import type { OnStop } from "@rollcall/runtime/run-until-stopped";
import { queuePoolOf } from "@rollcall/runtime/queue-pool";
import { workerSettings } from "@rollcall/runtime/worker-settings";
import { upkeepParts, webhookSettings } from "@rollcall/runtime/upkeep-parts";
import { type Diagnosis, egressNames, type VerificationSettings } from "@rollcall/verification";

/** Connections to PostgreSQL of one process: for the data, and for the queues where they live there too. */
const DATA_POOL = 20;
const QUEUE_POOL = 60;

const SYSTEM_CLOCK: Clock = { nowMs: () => Date.now(), random: () => Math.random() };

/** A far name server may need seconds. */
const DNS = { timeoutMs: 5_000, attempts: 3 };

/** All of Rollcall in one process but the HTTP side. */
export interface Product {
  readonly services: Services;
  readonly database: Database;
  /** The process that had the data before was killed. */
  readonly leftBehind: boolean;
}

export interface StartOptions {
  /** Begin with an empty embedded database. */
  readonly fresh?: boolean;
  readonly dns?: { readonly timeoutMs: number; readonly attempts: number };
}

/**
 * Starts the engines (embedded ones where none are named), brings the database up to date, and works on whatever is open.
 * What was started is registered with `onStop` as it comes.
 */
export async function startProduct(
  settings: Settings,
  logger: Logger,
  onStop: OnStop,
  options: StartOptions = {},
): Promise<Product> {
  const { fresh } = options;
  const { url: databaseUrl, ...ours } =
    settings.databaseUrl === null
      ? await startEmbedded(settings.dataDir, onStop, { fresh, onEvent: engineLog(logger) })
      : { url: settings.databaseUrl, folder: undefined, leftBehind: false };
  const identity = identityOf(settings);
  const verification = await workerSettings(settings, identity);
  const pools = { databaseUrl, dataFolder: ours.folder, ...poolsOf(verification, settings) };
  const { database, queues, needs } = await openEngines(settings, pools, logger, onStop);
  // Nobody else can be importing into a database that is ours alone.
  if (settings.databaseUrl === null) await deleteAbandonedImports(database, 0);
  if (ours.leftBehind) await takeOver(database, queues, verification);
  const metrics = createMetrics();
  metrics.watchPool(database.pool);
  watchBacklog(metrics, { database, queues, clock: SYSTEM_CLOCK, egresses: egressNames(verification), logger });
  const parts = {
    store: metrics.timings.store(createStore(database)),
    queues,
    lanes: metrics.timings.lanes(createLaneOpener(queues)),
    clock: SYSTEM_CLOCK,
    settings: verification,
  };
  startWork(
    { ...parts, metrics, upkeep: upkeepParts(database, settings) },
    settings,
    options.dns ?? DNS,
    logger,
    onStop,
  );
  // Look-ups that a stopped process left undone.
  await parts.lanes.resolve();
  const health = { needs, metrics, metricsToken: settings.metricsToken };
  const access = accessPolicy(settings);
  const examine = (): Promise<Diagnosis> =>
    runDoctor({
      database,
      redis: queues.backend === "redis" ? queues : null,
      clock: SYSTEM_CLOCK,
      settings,
      verification,
      connections: DATA_POOL,
    });
  const services = {
    ...parts,
    database,
    queueBackend: queues.backend,
    boardQueues: queues.board(shownQueues(parts.settings)),
    warnings: identity.warnings,
    // One runs in this process.
    isWithoutWorker: () => false,
    access,
    webhooks: webhookSettings(settings),
    health,
    examine,
  };
  return { services, database, leftBehind: ours.leftBehind };
}

function poolsOf(verification: VerificationSettings, settings: Settings): { databasePool: number; queuePool: number } {
  return { databasePool: DATA_POOL, queuePool: queuePoolOf(verification, QUEUE_POOL, settings) };
}

/** The data is this process's alone: what another held when it was killed goes on at once. */
async function takeOver(database: Database, queues: TurnQueues, verification: VerificationSettings): Promise<void> {
  await queues.forget([RESOLVE_QUEUE, ...probeQueues(egressNames(verification))]);
  await takeOverAll(database);
}

interface WorkParts extends Pick<WorkerParts, "store" | "queues" | "lanes" | "clock" | "settings" | "upkeep"> {
  readonly metrics: Metrics;
}

function startWork(
  parts: WorkParts,
  settings: Settings,
  dns: NonNullable<StartOptions["dns"]>,
  logger: Logger,
  onStop: OnStop,
): void {
  const resolver = createMailResolver({
    servers: settings.dnsServers,
    ...dns,
    maxInFlight: 200,
    cacheEntries: 20_000,
    nowMs: SYSTEM_CLOCK.nowMs,
  });
  onStop(async () => resolver.close());
  const { metrics } = parts;
  const logTurn = turnLog(logger);
  const worker = startWorker({
    ...parts,
    resolver: metrics.timings.resolver(resolver),
    probe,
    observer: {
      ...metrics.observer,
      turnEnded(turn) {
        metrics.observer.turnEnded(turn);
        logTurn(turn);
      },
    },
    onFailure: tellFailures(logger, () => performance.now()),
  });
  onStop(() => worker.stop());
}

/** A server of our own that goes away is started again; each time is worth a line. */
function engineLog(logger: Logger): (event: PostgresEvent) => void {
  return ({ type, words }) => {
    if (type === "lost") logger.error({ words }, "PostgreSQL went away; it is started again");
    else if (type === "back") logger.warn("PostgreSQL is back");
    else logger.error({ words }, "PostgreSQL can't be started; it is tried again");
  };
}
