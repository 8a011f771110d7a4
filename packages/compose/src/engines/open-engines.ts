import { connectQueues, TurnQueues } from "@rollcall/queue";
import type { Settings } from "@rollcall/settings";
import type { Logger } from "@rollcall/telemetry";
import { assertReachable } from "./assert-reachable.ts";
import type { Need } from "./readiness.ts";
import type { OnStop } from "../process/run-until-stopped.ts";
import { watchEngines } from "./watch-engines.ts";
import { type Database, migrate, openDatabase, roomIn } from "@rollcall/postgres";

/** PostgreSQL and the queues, open. */
export interface Engines {
  readonly database: Database;
  readonly queues: TurnQueues;
  /** For whoever asks whether they are there. */
  readonly needs: readonly Need[];
}

export interface EngineOptions {
  readonly databaseUrl: string;
  /** Connections where the settings name no number. */
  readonly databasePool: number;
  readonly queuePool: number;
  /** Where PostgreSQL has its data, if it is our own. */
  readonly dataFolder?: string | undefined;
}

/**
 * Brings the database up to date and opens both engines; closing them is registered with `onStop`. Throws EngineError where
 * one that the settings name is not there.
 */
export async function openEngines(
  settings: Settings,
  options: EngineOptions,
  logger: Logger,
  onStop: OnStop,
): Promise<Engines> {
  if (settings.databaseUrl !== null) await assertReachable("DATABASE_URL", settings.databaseUrl);
  // Of a cluster, some nodes may be away.
  if (settings.redisUrl !== null && !settings.redisUrl.includes(","))
    await assertReachable("REDIS_URL", settings.redisUrl);
  const { databaseUrl } = options;
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) logger.info({ migrations: applied }, "database brought up to date");
  const room = options.dataFolder === undefined ? undefined : roomIn(options.dataFolder);
  const database = openDatabase(databaseUrl, settings.databasePool ?? options.databasePool, room);
  onStop(() => database.close());
  const poolSize = settings.queuePool ?? options.queuePool;
  const queues = new TurnQueues(await connectQueues({ redisUrl: settings.redisUrl, databaseUrl, poolSize }));
  onStop(() => queues.close());
  const needs = [
    { name: "PostgreSQL", check: () => database.pool.query("SELECT 1") },
    { name: queues.backend === "redis" ? "Redis" : "The queues' PostgreSQL", check: () => queues.ping() },
  ];
  const watch = watchEngines(needs, logger, () => performance.now());
  onStop(async () => watch.stop());
  return { database, queues, needs };
}
