import { compose, queuePoolOf } from "@rollcall/compose/compose";
import { announce } from "@rollcall/compose/process/announce";
import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { serviceSettings, workerSettings } from "@rollcall/compose/settings/process-settings";
import { readServiceSettingsOrExit } from "@rollcall/compose/settings/read-service-settings-or-exit";
import { VERSION } from "@rollcall/product";
import { createLogger } from "@rollcall/telemetry";
import { serveHealth } from "./serve-health.ts";
import { workOn } from "./start-worker.ts";

/**
 * Connections of this process. With queues in PostgreSQL, each of its 28 queues needs one for LISTEN; a few processes
 * must fit into a server's usual connection limit.
 */
const DATA_POOL = 12;
const QUEUE_POOL = 36;

/** A distant name server may need seconds. */
const DNS = { timeoutMs: 5_000, attempts: 3 };

/** Works until stopped, on the engines of DATABASE_URL and REDIS_URL. */
await runUntilStopped(async ({ onStop, logTo }) => {
  const read = readServiceSettingsOrExit(process.env);
  const logger = createLogger(read.logLevel, 2);
  logTo(logger);
  const settings = serviceSettings(read);
  const verification = await workerSettings(settings, settings);
  const queuePool = queuePoolOf(verification, QUEUE_POOL, settings);
  const pools = { databaseUrl: settings.databaseUrl, databasePool: DATA_POOL, queuePool };
  const composition = await compose({ name: "worker", settings, verification, logger, onStop }, pools);
  workOn(composition, DNS);
  if (settings.workerListen !== null) {
    const { metrics, needs } = composition;
    const health = await serveHealth({ ...settings.workerListen, metrics, metricsToken: settings.metricsToken, needs });
    onStop(() => health.close());
  }
  announce("ready\n", "ready", { egresses: verification.served, version: VERSION });
  return "running";
});
