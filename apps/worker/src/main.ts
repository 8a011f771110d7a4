import { readFileSync } from "node:fs";
import { createStore, migrate, openDatabase } from "@rollcall/db";
import { createMailResolver } from "@rollcall/dns";
import type { Clock } from "@rollcall/ports";
import { probe } from "@rollcall/prober";
import { connectQueues, createLaneOpener, TurnQueues } from "@rollcall/queue";
import { readSettings, type Settings } from "@rollcall/settings";
import { DEFAULT_FRESH_FOR, type VerificationSettings } from "@rollcall/verification";
import { destination, pino } from "pino";
import { startWorker } from "./start-worker.ts";

/**
 * Connections of this process. Where the queues live in PostgreSQL, each of its 26 workers keeps one to listen on; a few
 * processes must find room below a server's usual limit of connections.
 */
const DATA_POOL = 12;
const QUEUE_POOL = 36;

/** A far name server may need seconds. */
const DNS = { timeoutMs: 5_000, attempts: 3, maxInFlight: 200, cacheEntries: 100_000 };

/** Sessions that hang are left behind after this: their checks are taken up by whoever takes the lane next. */
const STOP_LIMIT_MS = 30_000;

const CLOCK: Clock = { nowMs: () => Date.now(), random: () => Math.random() };

/** All workers of an egress must introduce themselves alike, or greylists take each of them for a stranger. */
function verificationSettings(settings: Settings): VerificationSettings {
  const { heloName, mailFrom } = settings;
  if (heloName === null || mailFrom === null)
    throw new Error("A worker by itself needs HELO_NAME and MAIL_FROM, the same ones as every other worker.");
  return {
    egress: { name: "main", bindAddress: null, heloName, mailFrom },
    freshFor: DEFAULT_FRESH_FOR,
    retryScheduleMs: settings.retryScheduleMs,
    pacing: settings.pacing,
    roleIsRisky: false,
    smtpPort: settings.smtpPort,
    allowPrivateAddresses: settings.allowPrivateAddresses,
  };
}

/** Takes turns until SIGTERM or SIGINT, on the engines that DATABASE_URL and REDIS_URL name. */
async function main(): Promise<void> {
  const read = readSettings(process.env, (path) => readFileSync(path, "utf8"));
  if (read.type === "problems") throw new Error(read.problems.join("\n"));
  const { settings } = read;
  if (settings.databaseUrl === null) throw new Error("A worker by itself needs DATABASE_URL.");
  const verification = verificationSettings(settings);
  const logger = pino({ level: settings.logLevel }, destination(2));
  await migrate(settings.databaseUrl);
  const database = openDatabase(settings.databaseUrl, DATA_POOL);
  const queues = new TurnQueues(
    await connectQueues({ redisUrl: settings.redisUrl, databaseUrl: settings.databaseUrl, poolSize: QUEUE_POOL }),
  );
  const resolver = createMailResolver({ servers: settings.dnsServers, ...DNS, nowMs: CLOCK.nowMs });
  const worker = startWorker({
    store: createStore(database),
    queues,
    lanes: createLaneOpener(queues),
    resolver,
    probe,
    clock: CLOCK,
    settings: verification,
    onFailure: (error, where) => logger.warn({ err: error, where }, "will be tried again"),
  });
  process.stdout.write("ready\n");
  const asked = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => asked.resolve());
  await asked.promise;
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  await worker.stop();
  await queues.close();
  resolver.close();
  await database.close();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(2);
}
