import path from "node:path";
import { announce } from "@rollcall/compose/process/announce";
import { keepGarbageYoung } from "@rollcall/compose/process/keep-garbage-young";
import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { readServiceSettingsOrExit } from "@rollcall/compose/settings/read-service-settings-or-exit";
import { createServer, linkAtStart } from "@rollcall/ingest";
import { VERSION } from "@rollcall/product";
import { createLogger } from "@rollcall/telemetry";
import { startProduct } from "./product/start-product.ts";
import { parseFlags } from "./product/stored-command.ts";
import { hasDesktop, openSignIn } from "./terminal/open-sign-in.ts";
import { printWarnings } from "./terminal/notice.ts";

const HELP = `Run Rollcall: web app, API and worker in one process.

  npm start                    opens the web app, where there is a desktop
  npm start -- --no-browser

Starts its own PostgreSQL with the data in ./data; DATABASE_URL and REDIS_URL select other
engines. Settings come from the environment: see .env.example. The link that it prints signs
your browser in. Ctrl-C stops it cleanly, and the next start continues from there.
`;

const flags = parseFlags(HELP, ["no-browser"]);
keepGarbageYoung();
await runUntilStopped(async ({ onStop, logTo }) => {
  const settings = readServiceSettingsOrExit(process.env);
  const logger = createLogger(settings.logLevel, 1);
  logTo(createLogger(settings.logLevel, 2));
  const product = await startProduct(settings, logger, onStop);
  const { warnings } = product.services;
  if (process.stderr.isTTY) printWarnings(process.stderr, warnings);
  else for (const warning of warnings) logger.warn(warning);
  const server = await createServer(product.services, logger);
  onStop(() => server.close());
  const address = await server.listen({ host: settings.host, port: settings.port });
  const { database, services } = product;
  const link = await linkAtStart(database, settings, process.stdout.isTTY, services.clock.nowMs());
  const data =
    settings.databaseUrl === null ? `in ${path.resolve(settings.dataDir)}` : "in the database of DATABASE_URL";
  const { queueBackend } = services;
  announce(
    `\nRollcall is running: ${address}\n` +
      (link === null ? "" : `Sign in (once, within 15 minutes): ${link}\n`) +
      `The data is ${data}, the queues on ${queueBackend === "redis" ? "Redis" : "PostgreSQL"}.\n` +
      "Stop it with Ctrl-C; the next start continues from there.\n\n",
    "ready",
    { address, version: VERSION, data, queues: queueBackend },
  );
  // A secret, so no line of the log.
  if (link !== null && !process.stdout.isTTY) process.stdout.write(`Sign in (once, within 15 minutes): ${link}\n`);
  logTo(logger);
  const desk = { isTerminal: process.stdout.isTTY, platform: process.platform, env: process.env };
  // A database elsewhere means a server, whose terminal is no desktop.
  if (link !== null && settings.databaseUrl === null && hasDesktop(desk) && !flags.has("no-browser"))
    onStop(await openSignIn(link, settings.dataDir));
  return "running";
});
