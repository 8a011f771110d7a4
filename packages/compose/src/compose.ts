import type { Clock, VerificationSettings } from "@rollcall/core";
import type { LaneOpener } from "@rollcall/pacing";
import { assertSchemaKnown, type Database, databaseNow, migrate, openDatabase, roomIn } from "@rollcall/postgres";
import { createLaneOpener, TurnQueues, connectQueues, probeQueues, RESOLVE_QUEUE } from "@rollcall/queue";
import type { Settings } from "@rollcall/settings";
import { createMetrics, type Logger, type Metrics } from "@rollcall/telemetry";
import { assertReachable, EngineError } from "./engines/assert-reachable.ts";
import { type DatabaseClock, startDatabaseClock } from "./engines/database-clock.ts";
import { namedUrl } from "./engines/named-url.ts";
import { type Need, watchEngines } from "./engines/watch-engines.ts";
import type { OnStop } from "./process/run-until-stopped.ts";

/** This machine's time and randomness, for what examines the machine. */
export const SYSTEM_CLOCK: Clock = { nowMs: () => Date.now(), random: () => Math.random() };

/** The parts of every Rollcall process: settings, engines and ports of the use cases. */
export interface Composition {
  readonly settings: Settings;
  readonly verification: VerificationSettings;
  readonly logger: Logger;
  readonly onStop: OnStop;
  readonly database: Database;
  readonly queues: TurnQueues;
  /** For `/readyz`. */
  readonly needs: readonly Need[];
  /** PostgreSQL connections for data, unless the settings say otherwise. */
  readonly databasePool: number;
  readonly metrics: Metrics;
  /** Instrumented for the metrics. */
  readonly lanes: LaneOpener;
  /** The database's time. */
  readonly clock: Clock;
}

export interface Process {
  /** As PostgreSQL shows it: `rollcall-` and this. */
  readonly name: "ingest" | "worker" | "start";
  readonly settings: Settings;
  readonly verification: VerificationSettings;
  readonly logger: Logger;
  readonly onStop: OnStop;
}

/**
 * Opens the engines and wires the use cases' ports: the only composition root. Routes (`servicesOf` of ingest) and
 * workers (`workOn` of worker) start from here. Closing is registered with `onStop`. Throws EngineError if a configured
 * engine is unreachable.
 */
export async function compose(process: Process, engines: EngineOptions): Promise<Composition> {
  const { database, clock, queues, needs } = await openEngines(process, engines);
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
    clock,
  };
}

/** PostgreSQL and the queues, open. */
interface Engines {
  readonly database: Database;
  readonly clock: DatabaseClock;
  readonly queues: TurnQueues;
  /** For readiness checks. */
  readonly needs: readonly Need[];
}

interface EngineOptions {
  readonly databaseUrl: string;
  /** Connections unless the settings say otherwise. */
  readonly databasePool: number;
  readonly queuePool: number;
  /** Data folder of the embedded PostgreSQL. */
  readonly dataFolder?: string | undefined;
}

/**
 * Migrates the database and opens both engines; closing them is registered with `onStop`. Throws EngineError if a
 * configured engine is unreachable.
 */
async function openEngines(
  { name, settings, verification, logger, onStop }: Process,
  options: EngineOptions,
): Promise<Engines> {
  const { served } = verification;
  if (settings.databaseUrl !== null) await assertReachable("DATABASE_URL", settings.databaseUrl);
  // Some nodes of a cluster may be down.
  if (settings.redisUrl !== null && !/,|[?&]sentinel=/.test(settings.redisUrl))
    await assertReachable("REDIS_URL", settings.redisUrl);
  const databaseUrl = namedUrl(options.databaseUrl, `rollcall-${name}`);
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) logger.info({ migrations: applied }, "database migrated");
  const room = options.dataFolder === undefined ? undefined : roomIn(options.dataFolder);
  const database = openDatabase(databaseUrl, settings.databasePool ?? options.databasePool, room);
  onStop(() => database.close());
  const poolSize = settings.queuePool ?? options.queuePool;
  const clock = await startDatabaseClock(async () => (await databaseNow(database.pool)).getTime(), logger);
  onStop(async () => clock.stop());
  const connection = await connectQueues({ redisUrl: settings.redisUrl, databaseUrl, poolSize });
  const queues = new TurnQueues(connection, clock.nowMs);
  onStop(() => queues.close());
  if (!clock.isMachineRight()) queues.pauseHere();
  clock.onChange((isRight) => {
    if (!isRight) queues.pauseHere();
    else queues.resumeHere([RESOLVE_QUEUE, ...probeQueues(served)]).catch((error: unknown) => logger.warn(error));
  });
  const needs = [
    { name: "PostgreSQL", check: () => assertSchemaKnown(database.pool) },
    { name: queues.backend === "redis" ? "Redis" : "The queues' PostgreSQL", check: () => queues.ping() },
  ];
  const watch = watchEngines(needs, logger, () => performance.now());
  onStop(async () => watch.stop());
  return { database, clock, queues, needs };
}

/** Queues of a worker besides those of its egresses: lookups, schedules, webhooks. */
const OTHER_QUEUES = 3;
/** Connections left for commands: with too few a process starves, with none it blocks forever. */
const SPEAKING_LEAST = 4;

/**
 * Connections for a worker's queues when they are in PostgreSQL: each queue keeps one for LISTEN. `poolSize` is enough
 * for one egress. Throws EngineError if QUEUE_POOL is too small.
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
      `QUEUE_POOL=${queuePool} is too low: the queues of ${served.length} ${served.length === 1 ? "egress" : "egresses"} need ` +
        `${listening} PostgreSQL connections for LISTEN. Set it to ${least} or more, or remove it.`,
    );
  }
  return queuePool ?? poolSize + probeQueues(served).length - probeQueues(["main"]).length;
}
