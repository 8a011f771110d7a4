import { compose } from "@rollcall/compose/compose";
import { announce } from "@rollcall/compose/process/announce";
import { keepGarbageYoung } from "@rollcall/compose/process/keep-garbage-young";
import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { serviceSettings, verificationSettings } from "@rollcall/compose/settings/process-settings";
import { readServiceSettingsOrExit } from "@rollcall/compose/settings/read-service-settings-or-exit";
import { readWorkerSigns, WORKER_GRACE_MS } from "@rollcall/core";
import { VERSION } from "@rollcall/product";
import { createLogger } from "@rollcall/telemetry";
import { linkAtStart } from "./access/sign-in-link.ts";
import { createServer } from "./server.ts";
import { servicesOf } from "./services-of.ts";
import { watchWorkers } from "./watch-workers.ts";

/** This process only enqueues jobs. */
const DATA_POOL = 12;
const QUEUE_POOL = 6;

keepGarbageYoung();

/** Serves the web app and the API until stopped; separate worker processes do the work. */
await runUntilStopped(async ({ onStop, logTo }) => {
  const read = readServiceSettingsOrExit(process.env);
  const logger = createLogger(read.logLevel, 2);
  logTo(logger);
  const settings = serviceSettings(read);
  const verification = verificationSettings(settings, settings);
  const pools = { databaseUrl: settings.databaseUrl, databasePool: DATA_POOL, queuePool: QUEUE_POOL };
  const composition = await compose({ name: "ingest", settings, verification, logger, onStop }, pools);
  const { database } = composition;
  const workers = watchWorkers({
    readSigns: () => readWorkerSigns(database),
    monotonicMs: () => performance.now(),
    graceMs: WORKER_GRACE_MS,
    logger,
  });
  onStop(async () => workers.stop());
  const services = servicesOf(composition, { warnings: [], isWithoutWorker: workers.isWithoutWorker });
  // Resume lookups that a stopped process left.
  await composition.lanes.resolve();
  const server = await createServer(services, logger);
  onStop(() => server.close());
  const address = await server.listen({ host: settings.host, port: settings.port });
  announce(`ready: ${address}\n`, "ready", { address, version: VERSION });
  const link = await linkAtStart(database, settings, process.stdout.isTTY, composition.clock.nowMs());
  // A secret, so no line of the log.
  if (link !== null) process.stdout.write(`Sign in (once, within 15 minutes): ${link}\n`);
  return "running";
});
