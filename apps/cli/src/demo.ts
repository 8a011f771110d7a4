import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import getPort from "get-port";
import { type Life, runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { columnsOf } from "@rollcall/compose/terminal/wrap-text";
import { createKey, readList } from "@rollcall/core";
import { createServer, makeSignInLink } from "@rollcall/ingest";
import { sampleTruths } from "@rollcall/mailworld";
import { SAMPLE_LIST } from "@rollcall/product";
import { createLogger } from "@rollcall/telemetry";
import { DEMO_DNS, demoSettings } from "./demo/demo-settings.ts";
import { answersInWords, compareWithTruth, readAnswers } from "./demo/show-answers.ts";
import { startWorld } from "./demo/start-world.ts";
import { type Product, startProduct } from "./product/start-product.ts";
import { parseFlags } from "./product/stored-command.ts";
import { hasDesktop, openSignIn } from "./terminal/open-sign-in.ts";
import { noticeOn, print, paintFor } from "./terminal/notice.ts";
import { progressDisplay } from "./terminal/progress-display.ts";
import { shownPath } from "./terminal/shown-path.ts";
import { summary } from "./terminal/summary.ts";
import { duration } from "./terminal/words.ts";
import { followRun } from "./verify/follow-run.ts";

const HELP = `Demo: verify a messy sample list against a simulated mail world.
Nothing leaves this machine, and your own data is not touched.

  npm run demo                   keep the web app running afterwards, opened where there is a desktop
  npm run demo -- --no-browser   don't open it
  npm run demo -- --exit         exit when the list is done
`;

const { stdout, stderr } = process;
const flags = parseFlags(HELP, ["exit", "no-browser"]);

await runUntilStopped(async ({ onStop, signal }) => {
  const settings = readSettingsOrExit(process.env);
  print(stdout, "Rollcall demo: a messy sample list, verified against a simulated mail world.");
  print(stdout, "Everything runs on this machine; no real mail server is contacted.");
  const notice = noticeOn(stderr);
  notice.show("Starting …");
  const world = await startWorld();
  onStop(() => world.stop());
  // A separate folder, emptied at each start: the user's data is not touched.
  const dataDir = path.resolve(settings.dataDir, "demo");
  const port = await getPort({ port: settings.port, host: settings.host });
  const logger = createLogger("error", 2);
  const options = { fresh: true, dns: DEMO_DNS };
  const demo = demoSettings(settings, world, dataDir, port);
  const product = await startProduct(demo, logger, onStop, options);
  const { database, services } = product;
  const signInLink = (): Promise<string> => makeSignInLink(database, demo, null, services.clock.nowMs());
  const server = await createServer(services, logger);
  onStop(() => server.close());
  const address = await server.listen({ host: settings.host, port });
  notice.clear();
  stdout.write(
    `\n  web app, API  ${address}\n` +
      `  sign in       ${await signInLink()}\n` +
      "  engines       PostgreSQL with the data, and BullMQ on it with the queues\n" +
      `  mail world    MX hosts on 127.20.0.0/16:${world.smtpPort}, DNS on ${world.dnsServer}\n\n`,
  );
  await verifySample(product, address, dataDir, signal);
  if (signal.aborted || flags.has("exit")) return 0;
  const link = await signInLink();
  stdout.write(`\nLook around, within 15 minutes: ${link}\nCtrl-C stops it.\n`);
  const desk = { isTerminal: stdout.isTTY, platform: process.platform, env: process.env };
  if (hasDesktop(desk) && !flags.has("no-browser")) onStop(await openSignIn(link, dataDir));
  return "running";
});

async function verifySample(
  { database, services }: Product,
  address: string,
  dataDir: string,
  signal: Life["signal"],
): Promise<void> {
  const startedAt = Date.now();
  const { secret } = await createKey(database, null, { name: "demo", scope: "verify" });
  const api = { address, headers: { authorization: `Bearer ${secret}` } };
  const uploaded = await uploadList(api, SAMPLE_LIST);
  const list = await readList(database, Number(uploaded.id));
  if (!list) throw new Error("The list is gone.");
  print(stdout, `Uploaded ${shownPath(SAMPLE_LIST)}. Probing the addresses at their mail servers:`);
  stdout.write("\n");
  const display = progressDisplay(stderr);
  const runId = Number(uploaded.run.id);
  const { end, last } = await followRun(services, runId, display, { atMs: null, signal });
  display.end();
  if (end === "interrupted") return;
  const seconds = (Date.now() - startedAt) / 1000;
  const paint = paintFor(stdout);
  stdout.write(`\n${summary({ list, total: last.run.total, counts: last.progress.counts }, paint)}\n`);
  const rows = await readAnswers(database, { listId: list.id, runId });
  const columns = columnsOf(stdout);
  stdout.write(`Some of the servers' replies:\n${answersInWords(rows, columns, paint).join("\n")}\n\n`);
  print(stdout, compareWithTruth(rows, sampleTruths()));
  const cleaned = path.join(dataDir, "contacts-cleaned.csv");
  await downloadList(api, uploaded.id, cleaned);
  print(stdout, `Verified in ${duration(seconds)}. The cleaned list: ${shownPath(cleaned)}`);
}

/** The fields of a list that the demo reads. */
interface DemoList {
  readonly id: string;
  readonly run: { readonly id: string };
}

/** The API, and the key that it requires. */
interface DemoApi {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Uploads a file as the web app does, and starts its run. */
async function uploadList({ address, headers }: DemoApi, file: string): Promise<DemoList> {
  const query = new URLSearchParams({ file_name: path.basename(file), start: "true" });
  const response = await fetch(`${address}/v1/lists?${query.toString()}`, {
    method: "POST",
    headers: { ...headers, "content-type": "text/csv" },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    duplex: "half",
  });
  if (!response.ok) throw new Error(`The upload failed: ${await response.text()}`);
  return (await response.json()) as DemoList;
}

/** Downloads a list with its answers. */
async function downloadList({ address, headers }: DemoApi, listId: string, file: string): Promise<void> {
  const response = await fetch(`${address}/v1/lists/${listId}/export?preset=everything&format=csv`, { headers });
  if (!response.ok || response.body === null) throw new Error(`The download failed: ${await response.text()}`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
}
