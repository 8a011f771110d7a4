import path from "node:path";
import {
  resumeRun,
  type List,
  type RunProgress,
  ASK_EVERYBODY,
  assertColumns,
  egressNames,
  type Progress,
  startRun,
  readLatestRun,
} from "@rollcall/core";
import type { Product } from "../product/start-product.ts";
import { noticeOn, print, paintFor, SILENT_NOTICE } from "../terminal/notice.ts";
import { progressDisplay, SILENT_DISPLAY } from "../terminal/progress-display.ts";
import { nextRetry } from "../terminal/progress-text.ts";
import { shownPath } from "../terminal/shown-path.ts";
import { summary } from "../terminal/summary.ts";
import { counted, moment, number } from "../terminal/words.ts";
import { findOrImport, type Inspected } from "./find-or-import.ts";
import { followRun } from "./follow-run.ts";
import type { VerifyOptions } from "./verify-options.ts";
import { keepEarlier } from "./keep-earlier.ts";
import { STDOUT } from "./output-options.ts";
import { writeExport } from "./write-export.ts";

/** Exit codes. */
const EXIT = { complete: 0, incomplete: 1, interrupted: 130 } as const;

type Services = Product["services"];

const { stderr, stdout } = process;

/**
 * Verifies a file, resuming an earlier start, and writes it with its answers. Paths are absolute. Progress goes to
 * stderr, the summary to stdout.
 */
export async function verifyFile(
  services: Services,
  inspected: Inspected,
  options: VerifyOptions,
  signal: AbortSignal,
): Promise<number> {
  const list = await listOf(services, inspected, options, signal);
  if (list === null) {
    print(stderr, "Interrupted during the import: nothing was stored. Run the same command to start over.");
    return EXIT.interrupted;
  }
  if (options.out.columns !== null) assertColumns(list, options.out.columns);
  const runId = await openRun(services, list, options);
  const display = options.quiet ? SILENT_DISPLAY : progressDisplay(stderr);
  const atMs = options.waitMs === null ? null : Date.now() + options.waitMs;
  const { end, last } = await followRun(services, runId, display, { atMs, signal });
  display.end();
  if (end === "interrupted") {
    // The terminal has just shown ^C.
    if (stderr.isTTY) stderr.write("\n");
    print(
      stderr,
      `Interrupted with ${counted(last.run.total - last.run.done, "address")} open. Run the same command again to continue ` +
        `from there; ${path.basename(options.out.path)} is written at the end.`,
    );
    return EXIT.interrupted;
  }
  const kept = options.isOutNamed || options.out.path === STDOUT ? null : await keepEarlier(options.out.path);
  await writeExport(services.database, list, { runId, final: last.run.state === "cancelled" }, options.out);
  const outcome = { list, total: last.run.total, counts: last.progress.counts };
  if (options.json) stdout.write(`${JSON.stringify(summaryJson(list, last, options))}\n`);
  else if (!options.quiet)
    (options.out.path === STDOUT ? stderr : stdout).write(`\n${summary(outcome, paintFor(stdout))}\n`);
  if (!options.quiet && options.out.path !== STDOUT) print(stderr, `Written to ${shownPath(options.out.path)}`);
  if (kept !== null && !options.quiet) print(stderr, `The earlier one is kept as ${shownPath(kept)}`);
  return explainEnd(last);
}

/** The outcome for programs. */
function summaryJson(list: List, { run, progress }: Progress, { out }: VerifyOptions): object {
  const { total, done, unanswered, state } = run;
  return {
    list_id: String(list.id),
    run_id: String(run.id),
    state,
    total,
    done,
    unanswered,
    counts: progress.counts,
    out: out.path,
  };
}

/** The list of the file, or null if interrupted. */
async function listOf(
  { database }: Services,
  inspected: Inspected,
  { columns, quiet }: VerifyOptions,
  signal: AbortSignal,
): Promise<List | null> {
  const notice = quiet ? SILENT_NOTICE : noticeOn(stderr);
  const name = path.basename(inspected.file);
  const onRows = (rows: number): void => notice.show(`Reading ${name}: ${counted(rows, "row")} …`);
  try {
    const found = await findOrImport(database, inspected, { columns, onRows, signal });
    notice.clear();
    if (!quiet) print(stderr, describe(found));
    return found.list;
  } catch (error) {
    notice.clear();
    if (signal.aborted) return null;
    throw error;
  }
}

function describe({ list, known, same }: Awaited<ReturnType<typeof findOrImport>>): string {
  const name = (index: number): string => JSON.stringify(list.columns[index] ?? `column ${index + 1}`);
  const names = list.addressColumns.map(name);
  const where = `the ${names.length === 1 ? "column" : "columns"} ${names.join(", ")}`;
  const others = list.otherColumns.map(name);
  const named = list.rowCount - list.blankCount - list.noAddressCount;
  return [
    `${list.fileName}${known ? `, already imported as ${whichList(list)},` : ""} has ${counted(list.rowCount, "row")}, with the addresses in ${where}.`,
    ...(same === null || known ? [] : [`The same file was imported as ${whichList(same)}, and read in another way.`]),
    ...(list.prelude.length === 0 ? [] : [`${counted(list.prelude.length, "row")} above the header are kept apart.`]),
    ...(named >= FEW_ROWS && list.contactCount * 2 <= named
      ? [
          `There are only ${counted(list.contactCount, "different address")}: if they belong to an owner or a ` +
            `sender, name another column (--column).`,
        ]
      : []),
    ...(others.length === 0
      ? []
      : [`${others.join(", ")} ${others.length === 1 ? "holds" : "hold"} addresses too (--column may be repeated).`]),
    ...(list.encodingNote === null ? [] : [list.encodingNote]),
  ].join(" ");
}

function whichList({ id, createdAt }: List): string {
  return `list ${id} at ${moment(createdAt, new Date())}`;
}

/** In fewer rows, repeated addresses say nothing. */
const FEW_ROWS = 10;

/** The run to follow: the unfinished one of an earlier start, or a new one. */
async function openRun(services: Services, list: List, { recheck, quiet }: VerifyOptions): Promise<number> {
  const latest = await readLatestRun(services.database, list.id);
  if (latest && ["starting", "running", "paused"].includes(latest.state)) {
    // A run that a user paused is resumed; one paused by an outage resumes when that is over.
    if (latest.pauseReason === null)
      await resumeRun(services.database, "command line", latest.id, egressNames(services.settings));
    if (!quiet)
      print(
        stderr,
        `Continuing with ${counted(latest.total - latest.done, "open address")} of ${number(latest.total)}.\n`,
      );
    return latest.id;
  }
  const run = await startRun(services, {
    kind: "list",
    listId: list.id,
    contactIds: null,
    priority: 0,
    firstStep: null,
    freshFor: recheck ? ASK_EVERYBODY : services.settings.freshFor,
  });
  if (quiet) return run.runId;
  if (run.done > 0) {
    print(
      stderr,
      `${counted(run.done, "answer")} of an earlier run ${run.done === 1 ? "is" : "are"} still valid; --recheck probes them again.`,
    );
  }
  stderr.write("\n");
  return run.runId;
}

/** Reports what is missing, and when to expect it. */
function explainEnd({ run, progress }: Progress): number {
  const open = run.total - run.done;
  if (run.state === "cancelled") {
    print(stderr, "The run was cancelled elsewhere: addresses without an answer are written as unknown.");
    return EXIT.incomplete;
  }
  if (open === 0 && run.unanswered === 0) return EXIT.complete;
  if (open === 0) {
    const { unanswered, endedBy } = run;
    const why = endedBy === "finished" ? "the run was finished early" : "the run's time was over (RUN_LIMIT)";
    print(
      stderr,
      `${counted(unanswered, "address")} ${unanswered === 1 ? "has" : "have"} no answer: ${why}. Run the same command again to ask.`,
    );
    return EXIT.incomplete;
  }
  print(
    stderr,
    `${counted(open, "address")} ${open === 1 ? "has" : "have"} no answer yet, and ${open === 1 ? "is" : "are"} written ` +
      `as unknown, not_answered_yet, with the last reply so far. Run the same command again to continue${whenNext(progress)}.`,
  );
  return EXIT.incomplete;
}

function whenNext({ retry }: RunProgress): string {
  const next = nextRetry(retry);
  return next ? `; the next one is due at ${moment(next, new Date())}` : "";
}
