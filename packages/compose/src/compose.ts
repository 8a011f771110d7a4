import { createLaneOpener, TurnQueues, connectQueues, probeQueues } from "@rollcall/queue";
import type { Settings } from "@rollcall/settings";
import { createMetrics, type Logger, type Metrics } from "@rollcall/telemetry";
import { type Need, watchEngines } from "./engines/watch-engines.ts";
import type { OnStop } from "./process/run-until-stopped.ts";
import type { Clock, VerificationSettings } from "@rollcall/core";
import { type Database, migrate, openDatabase, roomIn } from "@rollcall/postgres";
import type { LaneOpener } from "@rollcall/pacing";
import { assertReachable, EngineError } from "./engines/assert-reachable.ts";

/** The time and chance that the machine gives. */
const SYSTEM_CLOCK: Clock = { nowMs: () => Date.now(), random: () => Math.random() };

/** What every process of Rollcall is made of: its settings, the engines, and what the use cases need of them. */
export interface Composition {
  readonly settings: Settings;
  readonly verification: VerificationSettings;
  readonly logger: Logger;
  readonly onStop: OnStop;
  readonly database: Database;
  readonly queues: TurnQueues;
  /** For `/readyz`. */
  readonly needs: readonly Need[];
  /** Connections to PostgreSQL for the data, where the settings name no number. */
  readonly databasePool: number;
  readonly metrics: Metrics;
  /** Timed for the metrics. */
  readonly lanes: LaneOpener;
  readonly clock: Clock;
}

export interface Process {
  readonly settings: Settings;
  readonly verification: VerificationSettings;
  readonly logger: Logger;
  readonly onStop: OnStop;
}

/**
 * Opens the engines and puts the use cases' ports on them: the one place where a process is wired. Routes
 * (`servicesOf` of ingest) and workers (`workOn` of worker) start from here. Closing is registered with `onStop`. Throws
 * EngineError where an engine that the settings name is not there.
 */
export async function compose(process: Process, engines: EngineOptions): Promise<Composition> {
  const { settings, logger, onStop } = process;
  const { database, queues, needs } = await openEngines(settings, engines, logger, onStop);
  const metrics = createMetrics();
  metrics.watchPool(database.pool);
  database.onStatement(metrics.timings.statement);
  return {
    ...process,
    database,
    queues,
    needs,
    databasePool: engines.databasePool,
    metrics,
    lanes: metrics.timings.lanes(createLaneOpener(queues)),
    clock: SYSTEM_CLOCK,
  };
}

/** PostgreSQL and the queues, open. */
interface Engines {
  readonly database: Database;
  readonly queues: TurnQueues;
  /** For whoever asks whether they are there. */
  readonly needs: readonly Need[];
}

interface EngineOptions {
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
async function openEngines(
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
