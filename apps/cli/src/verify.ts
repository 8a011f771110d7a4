import path from "node:path";
import { ColumnError } from "@rollcall/ingest";
import type { List } from "@rollcall/ports";
import { TabularError } from "@rollcall/tabular";
import { ASK_EVERYBODY, startRun } from "@rollcall/verification";
import { destination, pino } from "pino";
import { FolderInUseError } from "./product/lock-folder.ts";
import { readSettingsOrExit } from "./product/read-settings-or-exit.ts";
import { type Product, startProduct } from "./product/start-product.ts";
import { progressDisplay } from "./terminal/progress-display.ts";
import { summary } from "./terminal/summary.ts";
import { counted, timeOfDay } from "./terminal/words.ts";
import { FileError, findOrImport } from "./verify/find-or-import.ts";
import { followRun } from "./verify/follow-run.ts";
import { outFormat, type OutFormat } from "./verify/out-format.ts";
import { parseVerifyOptions, VERIFY_HELP, type VerifyOptions } from "./verify/verify-options.ts";
import { writeExport } from "./verify/write-export.ts";

const EXIT = { complete: 0, incomplete: 1, badInput: 2, interrupted: 130 } as const;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const parsed = parseVerifyOptions(process.argv.slice(2));
if (parsed.type === "help") {
  process.stdout.write(VERIFY_HELP);
  process.exit(0);
}
if (parsed.type === "problem") {
  say(parsed.problem);
  process.exit(EXIT.badInput);
}
process.exit(await verify(parsed.options));

async function verify(options: VerifyOptions): Promise<number> {
  // npm runs scripts in the project's folder; the user means the one they are in.
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const format = outFormat(options.out);
  if (format === null) {
    say(`--out ${options.out}: name a file that ends in .csv, .xlsx or .jsonl.`);
    return EXIT.badInput;
  }
  const settings = readSettingsOrExit(process.env);
  const logger = pino({ level: process.env["LOG_LEVEL"] ? settings.logLevel : "error" }, destination(2));
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort()).once("SIGTERM", () => interrupted.abort());
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const product = await startProduct(settings, logger, (stop) => stops.push(stop));
    for (const warning of product.services.warnings) say(`Answers will suffer: ${warning}\n`);
    const file = path.resolve(from, options.file);
    const out = { path: path.resolve(from, options.out), ...format };
    return await verifyFile(product, { ...options, file }, out, interrupted.signal);
  } catch (error) {
    if (isBadInput(error)) {
      say(error.message);
      return EXIT.badInput;
    }
    throw error;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function verifyFile(
  { services }: Product,
  options: VerifyOptions,
  out: { readonly path: string } & OutFormat,
  signal: AbortSignal,
): Promise<number> {
  const { store, settings } = services;
  const { list, known } = await findOrImport(store, options.file, options.columns, () => {});
  say(describeList(list, known));
  const runId = await openRun(services, list, options.recheck);
  const display = progressDisplay(process.stderr);
  const atMs = options.waitMs === null ? null : Date.now() + options.waitMs;
  const { end, last } = await followRun({ store, clock: services.clock, settings }, runId, display, { atMs, signal });
  display.end();
  if (end === "interrupted") {
    say(
      `\nInterrupted with ${counted(last.run.total - last.run.done, "address")} open. Run the same command again to go on.`,
    );
    return EXIT.interrupted;
  }
  await writeExport(store, list, runId, out);
  process.stdout.write(`\n${summary(list, last.progress.counts)}\n`);
  say(`Written to ${out.path}`);
  if (end === "over") return EXIT.complete;
  const next = last.progress.retry.map((retry) => retry.nextAt).sort((a, b) => a.getTime() - b.getTime())[0];
  say(
    `${counted(last.run.total - last.run.done, "address")} still open, written as unknown with the reason so far. ` +
      `Run the same command again to go on${next ? `; the next is due at ${timeOfDay(next)}` : ""}.`,
  );
  return EXIT.incomplete;
}

/** The run to follow: the one that is open from an earlier start, or a new one. */
async function openRun(services: Product["services"], list: List, recheck: boolean): Promise<number> {
  const latest = await services.store.readLatestRun(list.id);
  if (latest && ["starting", "running"].includes(latest.state)) {
    say("Going on with the earlier run.\n");
    return latest.id;
  }
  const run = await startRun(services, {
    kind: "list",
    listId: list.id,
    contactIds: null,
    priority: 0,
    watched: false,
    freshFor: recheck ? ASK_EVERYBODY : services.settings.freshFor,
  });
  if (run.done > 0 && latest) say(`${counted(run.done, "answer")} from earlier still good (--recheck asks again).\n`);
  return run.runId;
}

function describeList(list: List, known: boolean): string {
  const column = list.addressColumns.map((index) => `"${list.columns[index]}"`).join(", ");
  const note = list.encodingNote ? `\n${list.encodingNote}` : "";
  return `${known ? "Known file. " : ""}${counted(list.rowCount, "row")}, ${counted(list.contactCount, "address")} in column ${column}.${note}\n`;
}

function isBadInput(error: unknown): error is Error {
  return [TabularError, ColumnError, FileError, FolderInUseError].some((kind) => error instanceof kind);
}
