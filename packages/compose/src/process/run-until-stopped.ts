import { columnsOf, wrapText } from "../terminal/wrap-text.ts";
import { explainFailure } from "./explain-failure.ts";

/** After this, a stop that hangs is cut short: what was not recorded is taken up at the next start. */
const STOP_LIMIT_MS = 30_000;
/** What a program that was told to stop may take to say its last words. */
const LAST_WORDS_MS = 5_000;
const ORPHAN_INTERVAL_MS = 500;
const KEEP_ALIVE_MS = 60_000;
/** 128 and the number of SIGINT, as a shell says it. */
const INTERRUPTED = 130;

/** Registers what must be done at the stop; the last registered is done first. */
export type OnStop = (stop: () => Promise<unknown>) => void;

/** What a program is given: where to register its stops, and the word that it is to end. */
export interface Life {
  readonly onStop: OnStop;
  /** Aborted by Ctrl-C, SIGTERM, SIGHUP and SIGQUIT. */
  readonly signal: AbortSignal;
}

/**
 * Runs a program until it ends by itself, with its exit code, or is told to stop (Ctrl-C, SIGTERM, a terminal that closes,
 * also while it starts), then stops it cleanly. A second Ctrl-C ends it at once. What fails is told in a sentence.
 */
export async function runUntilStopped(program: (life: Life) => Promise<number | "running">): Promise<never> {
  const stops: (() => Promise<unknown>)[] = [];
  const told = new AbortController();
  const { promise: asked, resolve: ask } = Promise.withResolvers<"asked">();
  const stop = (): void => {
    told.abort();
    ask("asked");
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (told.signal.aborted) process.exit(INTERRUPTED);
      stop();
    });
  }
  // A closed terminal or a dropped connection; often more than one of these comes.
  for (const signal of ["SIGHUP", "SIGQUIT"] as const) process.on(signal, stop);
  // What can't be shown any more is no reason to stop uncleanly.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  whenOrphaned(process.env, stop);
  // Whatever the program waits for, the process is there until it is told otherwise.
  setInterval(() => {}, KEEP_ALIVE_MS);
  const fail = (error: unknown): number => {
    // What breaks because we stop is no news.
    if (told.signal.aborted) return INTERRUPTED;
    const { sentence, code } = explainFailure(error, process.env);
    process.stderr.write(`${inLines(sentence)}\n`);
    return code;
  };
  process.on("uncaughtException", (error) => {
    const code = fail(error);
    if (!told.signal.aborted) process.exit(code);
  });
  const onStop: OnStop = (stop) => {
    stops.push(stop);
    // Told to stop while it starts: there is no use in starting the rest.
    if (told.signal.aborted) throw new Error("stopped");
  };
  const ended = program({ onStop, signal: told.signal }).catch(fail);
  const first = await Promise.race([ended, asked.then(() => within(ended, LAST_WORDS_MS))]);
  if (first === "running") await asked;
  if (told.signal.aborted) process.stderr.write("Stopping: open sessions say QUIT, what is open is kept …\n");
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  for (const stop of stops.toReversed()) await stop().catch(fail);
  process.exit(typeof first === "number" ? first : 0);
}

/**
 * npm gives a SIGTERM to the shell that it runs us in, which dies of it without a word to us: that it is gone is all that
 * we can see.
 */
function whenOrphaned(environment: NodeJS.ProcessEnv, stop: () => void): void {
  if (environment["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), ORPHAN_INTERVAL_MS).unref();
}

/** Sentences fit the terminal; a stack stays as it is. */
function inLines(text: string): string {
  const columns = columnsOf(process.stderr);
  const lines = text.split("\n");
  return lines.map((line) => (line.startsWith(" ") ? line : wrapText(line, columns))).join("\n");
}

/** What a promise comes to, or null when it takes longer. */
async function within<Result>(promise: Promise<Result>, limitMs: number): Promise<Result | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), limitMs).unref();
  });
  return await Promise.race([promise, late]);
}
