import { createLaneOpener, type TurnQueues } from "@rollcall/queue";
import type { Settings } from "@rollcall/settings";
import { createMetrics, type Logger, type Metrics } from "@rollcall/telemetry";
import { type EngineOptions, openEngines } from "./engines/open-engines.ts";
import type { Need } from "./engines/readiness.ts";
import type { OnStop } from "./process/run-until-stopped.ts";
import type { Clock, VerificationSettings } from "@rollcall/core";
import type { Database } from "@rollcall/postgres";
import type { LaneOpener } from "@rollcall/pacing";

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
