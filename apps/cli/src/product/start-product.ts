import { type Services, servicesOf } from "@rollcall/ingest";
import { probeQueues, RESOLVE_QUEUE } from "@rollcall/queue";
import { compose, type Composition, queuePoolOf } from "@rollcall/compose/compose";
import { identityOf } from "@rollcall/compose/settings/identity";
import type { OnStop } from "@rollcall/compose/process/run-until-stopped";
import { workerSettings } from "@rollcall/compose/settings/process-settings";
import type { Settings } from "@rollcall/settings";
import type { Logger } from "@rollcall/telemetry";
import { type DnsPatience, workOn } from "@rollcall/worker";
import { type PostgresEvent, startEmbedded } from "@rollcall/compose/engines/start-embedded";
import { type Database, deleteAbandonedImports, takeOverAll, egressNames } from "@rollcall/core";

/** Connections to PostgreSQL of one process: for the data, and for the queues where they live there too. */
const DATA_POOL = 20;
const QUEUE_POOL = 60;

/** A far name server may need seconds. */
const DNS: DnsPatience = { timeoutMs: 5_000, attempts: 3 };

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
  readonly dns?: DnsPatience;
}

/**
 * Starts the engines (embedded ones where none are named), brings the database up to date, and works on whatever is open.
 * What was started is registered with `onStop` as it comes.
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
  const composition = await compose({ settings, verification, logger, onStop }, engines);
  const { database } = composition;
  // Nobody else can be importing into a database that is ours alone.
  if (settings.databaseUrl === null) await deleteAbandonedImports(database, 0);
  if (ours.leftBehind) await takeOver(composition);
  workOn(composition, dns);
  // Look-ups that a stopped process left undone.
  await composition.lanes.resolve();
  // The worker is this very process.
  const services = servicesOf(composition, { warnings: identity.warnings, isWithoutWorker: () => false });
  return { services, database, leftBehind: ours.leftBehind };
}

/** The data is this process's alone: what another held when it was killed goes on at once. */
async function takeOver({ database, queues, verification }: Composition): Promise<void> {
  await queues.forget([RESOLVE_QUEUE, ...probeQueues(egressNames(verification))]);
  await takeOverAll(database);
}

/** A server of our own that goes away is started again; each time is worth a line. */
function engineLog(logger: Logger): (event: PostgresEvent) => void {
  return ({ type, words }) => {
    if (type === "lost") logger.error({ words }, "PostgreSQL went away; it is started again");
    else if (type === "back") logger.warn("PostgreSQL is back");
    else logger.error({ words }, "PostgreSQL can't be started; it is tried again");
  };
}
