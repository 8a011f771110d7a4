import { compose, type Composition, queuePoolOf } from "@rollcall/compose/compose";
import { type PostgresEvent, startEmbedded } from "@rollcall/compose/engines/start-embedded";
import type { OnStop } from "@rollcall/compose/process/run-until-stopped";
import { identityOf } from "@rollcall/compose/settings/identity";
import { workerSettings } from "@rollcall/compose/settings/process-settings";
import { type Database, deleteAbandonedImports, expireAllLeases, egressNames } from "@rollcall/core";
import { type Services, servicesOf } from "@rollcall/ingest";
import { probeQueues, RESOLVE_QUEUE } from "@rollcall/queue";
import type { Settings } from "@rollcall/settings";
import type { Logger } from "@rollcall/telemetry";
import { type DnsPatience, workOn } from "@rollcall/worker";

/** PostgreSQL connections of one process: for data, and for the queues if they are there too. */
const DATA_POOL = 20;
const QUEUE_POOL = 60;

/** A distant name server may need seconds. */
const DNS: DnsPatience = { timeoutMs: 5_000, attempts: 3 };

/** All of Rollcall in one process except the HTTP server. */
export interface Product {
  readonly services: Services;
  readonly database: Database;
  /** The process that used the data before was killed. */
  readonly leftBehind: boolean;
}

export interface StartOptions {
  /** Start with an empty embedded database. */
  readonly fresh?: boolean;
  readonly dns?: DnsPatience;
}

/**
 * Starts the engines (embedded ones by default), migrates the database and resumes open work. Shutdown steps are
 * registered with `onStop` as each part starts.
 */
export async function startProduct(
  settings: Settings,
  logger: Logger,
  onStop: OnStop,
  { fresh, dns = DNS }: StartOptions = {},
): Promise<Product> {
  const { url: databaseUrl, ...ours } =
    settings.databaseUrl === null
      ? await startEmbedded(settings.dataDir, onStop, { fresh, onEvent: engineLog(logger) })
      : { url: settings.databaseUrl, folder: undefined, leftBehind: false };
  const identity = identityOf(settings);
  const verification = await workerSettings(settings, identity);
  const queuePool = queuePoolOf(verification, QUEUE_POOL, settings);
  const engines = { databaseUrl, databasePool: DATA_POOL, queuePool, dataFolder: ours.folder };
  const composition = await compose({ name: "start", settings, verification, logger, onStop }, engines);
  const { database } = composition;
  // An embedded database has no other importers.
  if (settings.databaseUrl === null) await deleteAbandonedImports(database, 0);
  if (ours.leftBehind) await takeOver(composition);
  workOn(composition, dns);
  // Resume lookups that a stopped process left.
  await composition.lanes.resolve();
  // The worker is this process.
  const services = servicesOf(composition, { warnings: identity.warnings, isWithoutWorker: () => false });
  return { services, database, leftBehind: ours.leftBehind };
}

/** The data belongs to this process alone: what a killed one held is released at once. */
async function takeOver({ database, queues, verification }: Composition): Promise<void> {
  await queues.forget([RESOLVE_QUEUE, ...probeQueues(egressNames(verification))]);
  await expireAllLeases(database);
}

/** Logs each restart of the embedded server. */
function engineLog(logger: Logger): (event: PostgresEvent) => void {
  return ({ type, words }) => {
    if (type === "lost") logger.error({ words }, "PostgreSQL stopped; restarting it");
    else if (type === "back") logger.warn("PostgreSQL is back");
    else logger.error({ words }, "PostgreSQL can't be started; retrying");
  };
}
