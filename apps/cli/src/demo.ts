import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createServer } from "@rollcall/ingest";
import getPort from "get-port";
import { destination, pino } from "pino";
import { downloadList, uploadList } from "./demo/demo-api.ts";
import { DEMO_DNS, demoSettings } from "./demo/demo-settings.ts";
import { startWorld } from "./demo/start-world.ts";
import { readSettingsOrExit } from "./product/read-settings-or-exit.ts";
import { runUntilStopped } from "./product/run-until-stopped.ts";
import { type Product, startProduct } from "./product/start-product.ts";
import { progressDisplay } from "./terminal/progress-display.ts";
import { summary } from "./terminal/summary.ts";
import { duration } from "./terminal/words.ts";
import { followRun } from "./verify/follow-run.ts";

const SAMPLE = fileURLToPath(new URL("../../../samples/contacts.csv", import.meta.url));

const HELP = `Show what Rollcall does: verify a messy sample list against a simulated mail world.
Nothing leaves this machine.

  npm run demo             leaves the app running, to look around in the browser
  npm run demo -- --exit   ends when the list is done
`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: { exit: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

await runUntilStopped(async (onStop) => {
  const settings = readSettingsOrExit(process.env);
  // A folder of its own, emptied at each start: the user's data is not touched.
  const dataDir = path.resolve(settings.dataDir, "demo");
  say(
    "Rollcall demo: a sample list, verified against a simulated mail world on this machine. No real mail server is asked.\n",
  );
  const world = await startWorld();
  onStop(() => world.stop());
  const port = await getPort({ port: settings.port, host: settings.host });
  const logger = pino({ level: "error" }, destination(2));
  const options = { fresh: true, dns: DEMO_DNS };
  const product = await startProduct(demoSettings(settings, world, dataDir, port), logger, onStop, options);
  const server = await createServer(product.services, logger);
  onStop(() => server.close());
  const address = await server.listen({ host: settings.host, port });
  say(
    `Started: PostgreSQL, BullMQ on it, ingest and worker on ${address}, and a mail world with its DNS on ${world.dnsServer}.`,
  );
  await verifySample(product, address, dataDir);
  if (values.exit) return "done";
  say(`\nLook around: ${address}   (Ctrl-C stops it)`);
  return "running";
});

async function verifySample({ services }: Product, address: string, dataDir: string): Promise<void> {
  const startedAt = Date.now();
  const uploaded = await uploadList(address, SAMPLE);
  say(`Uploaded ${path.relative(process.cwd(), SAMPLE)}; asking each mail server about its addresses:\n`);
  const display = progressDisplay(process.stderr);
  const never = new AbortController().signal;
  const { last } = await followRun(services, Number(uploaded.run.id), display, { atMs: null, signal: never });
  display.end();
  const list = await services.store.readList(Number(uploaded.id));
  if (!list) throw new Error("The list has gone.");
  say(`\n${summary(list, last.progress.counts)}`);
  const cleaned = path.join(dataDir, "contacts-cleaned.csv");
  await downloadList(address, uploaded.id, cleaned);
  say(
    `Verified in ${duration((Date.now() - startedAt) / 1000)}. The cleaned list: ${path.relative(process.cwd(), cleaned)}`,
  );
}
