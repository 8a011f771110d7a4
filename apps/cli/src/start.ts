import { createServer } from "@rollcall/ingest";
import { pino } from "pino";
import { readSettingsOrExit } from "./product/read-settings-or-exit.ts";
import { runUntilStopped } from "./product/run-until-stopped.ts";
import { startProduct } from "./product/start-product.ts";

const settings = readSettingsOrExit(process.env);
const logger = pino({ level: settings.logLevel });

await runUntilStopped(async (onStop) => {
  const product = await startProduct(settings, logger, onStop);
  for (const warning of product.services.warnings) process.stderr.write(`\nAnswers will suffer: ${warning}\n`);
  const server = await createServer(product.services, logger);
  onStop(() => server.close());
  const address = await server.listen({ host: settings.host, port: settings.port });
  process.stdout.write(
    `\nRollcall is running: ${address}\nStop it with Ctrl-C; everything goes on from there at the next start.\n\n`,
  );
  return "running";
});
