import type { Logger } from "@rollcall/telemetry";
import { columnsOf, wrapText } from "../terminal/wrap-text.ts";
import { explainFailure } from "./explain-failure.ts";

/** A hanging shutdown is cut off after this: unrecorded work is recovered at the next start. */
const STOP_LIMIT_MS = 30_000;
/** Time for a stopped program to print its last output. */
const LAST_WORDS_MS = 5_000;
const ORPHAN_INTERVAL_MS = 500;
const KEEP_ALIVE_MS = 60_000;
/** 128 + SIGINT, by shell convention. */
const INTERRUPTED = 130;

/** Registers a shutdown step; steps run in reverse order. */
export type OnStop = (stop: () => Promise<unknown>) => void;

/** What a program gets: a way to register shutdown steps, and the abort signal. */
export interface Life {
  readonly onStop: OnStop;
  /** Aborted by Ctrl-C, SIGTERM, SIGHUP and SIGQUIT. */
  readonly signal: AbortSignal;
  /** What this function says goes to the logger from now on, unless a person reads it: a terminal gets plain text. */
  readonly logTo: (logger: Pick<Logger, "info" | "fatal">) => void;
}

/**
 * Runs a program until it ends, with its exit code, or a signal stops it (Ctrl-C, SIGTERM, a closed terminal, also
 * during startup); then shuts down cleanly. A second Ctrl-C exits at once. Failures are printed as a sentence.
 */
export async function runUntilStopped(program: (life: Life) => Promise<number | "running">): Promise<never> {
  const stops: (() => Promise<unknown>)[] = [];
  const stopping = new AbortController();
  const { promise: asked, resolve: ask } = Promise.withResolvers<"asked">();
  const stop = (): void => {
    stopping.abort();
    ask("asked");
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(INTERRUPTED);
      stop();
    });
  }
  // A closed terminal or a dropped connection; often several of these arrive.
  for (const signal of ["SIGHUP", "SIGQUIT"] as const) process.on(signal, stop);
  // A closed output is no reason for an unclean exit.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  whenOrphaned(process.env, stop);
  // Keeps the event loop alive until the program ends.
  setInterval(() => {}, KEEP_ALIVE_MS);
  let logger: Pick<Logger, "info" | "fatal"> | null = null;
  const fail = (error: unknown): number => {
    // Errors caused by the shutdown are ignored.
    if (stopping.signal.aborted) return INTERRUPTED;
    const { sentence, code } = explainFailure(error, process.env);
    if (logger === null) process.stderr.write(`${inLines(sentence)}\n`);
    else logger.fatal(sentence);
    return code;
  };
  process.on("uncaughtException", (error) => {
    const code = fail(error);
    if (!stopping.signal.aborted) process.exit(code);
  });
  const onStop: OnStop = (stop) => {
    stops.push(stop);
    // Stopped during startup: don't start the rest.
    if (stopping.signal.aborted) throw new Error("stopped");
  };
  const logTo: Life["logTo"] = (to) => void (logger = process.stderr.isTTY ? null : to);
  const ended = program({ onStop, signal: stopping.signal, logTo }).catch(fail);
  const first = await Promise.race([ended, asked.then(() => within(ended, LAST_WORDS_MS))]);
  if (first === "running") await asked;
  if (stopping.signal.aborted) say(logger, STOPPING);
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  for (const stop of stops.toReversed()) await stop().catch(fail);
  process.exit(typeof first === "number" ? first : 0);
}

const STOPPING = "Stopping: ending open sessions, keeping open work …";

function say(logger: Pick<Logger, "info"> | null, words: string): void {
  if (logger === null) process.stderr.write(`${words}\n`);
  else logger.info(words);
}

/**
 * npm forwards SIGTERM to the shell that runs us, which dies without notifying us: all we can see is that our parent is
 * gone.
 */
function whenOrphaned(environment: NodeJS.ProcessEnv, stop: () => void): void {
  if (environment["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), ORPHAN_INTERVAL_MS).unref();
}

/** Sentences are wrapped to the terminal; stacks are not. */
function inLines(text: string): string {
  const columns = columnsOf(process.stderr);
  const lines = text.split("\n");
  return lines.map((line) => (line.startsWith(" ") ? line : wrapText(line, columns))).join("\n");
}

/** The result of a promise, or null after a timeout. */
async function within<Result>(promise: Promise<Result>, limitMs: number): Promise<Result | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), limitMs).unref();
  });
  return await Promise.race([promise, late]);
}
