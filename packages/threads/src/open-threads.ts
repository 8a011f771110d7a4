import pLimit from "p-limit";
import { Piscina } from "piscina";
import { Conversation, type Revive, type Start } from "./conversation.ts";
import type { JobValue } from "./job.ts";
import { PATIENCE, type Patience, TICK_MS } from "./watchdog.ts";

export interface ThreadsOptions {
  /** The module that a thread runs: its default export is made by `serve`. */
  readonly module: URL;
  /** Threads at most; further jobs wait. */
  readonly most: number;
  /** MB of objects that may live in a thread; buffers don't count. */
  readonly heapMb: number;
  /** Makes an error of a job anew, by its values. */
  readonly revive: Revive;
  /** For tests. */
  readonly patience?: Patience;
  readonly tickMs?: number;
}

/** A kept pool of threads. */
export interface Threads {
  /**
   * Runs a job of the module on the bytes, with backpressure both ways. Leaving the generator, or the signal, ends the
   * job; a thread that doesn't end it is stopped. Throws the job's errors as revived, those of `input` as they are,
   * ThreadStoppedError if the thread had to be stopped, and the signal's reason.
   */
  run<Value extends JobValue, Result extends JobValue, Next>(
    job: string,
    argument: unknown,
    input: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): AsyncGenerator<Value, Result, Next>;
  /** Stops all threads. */
  close(): Promise<void>;
}

/** A thread without work for this long is let go. */
const IDLE_MS = 60_000;

/** MB of young objects: three semispaces of 2 MB. With twice that an import takes 10 MB more, and is no faster. */
const YOUNG_MB = 6;

/** Opens a pool of threads, which start when there is work. A waiting thread doesn't keep the process alive. */
export function openThreads(options: ThreadsOptions): Threads {
  const { module, most, heapMb, revive, patience = PATIENCE, tickMs = TICK_MS } = options;
  const pool = new Piscina({
    filename: module.href,
    minThreads: 0,
    maxThreads: most,
    idleTimeout: IDLE_MS,
    concurrentTasksPerWorker: 1,
    // A thread between two jobs must still close its files.
    atomics: "disabled",
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // A thread that dies between two jobs is replaced for the next; unhandled, the event would end the process.
  pool.on("error", () => {});
  // The pool starts no thread for what is in its own queue when the last one was stopped, so jobs wait here.
  const places = pLimit(most);
  const start: Start = (task, signal) =>
    places(async () => signal.aborted || (await pool.run(task, { transferList: [task.port], signal })));
  return {
    async *run<Value extends JobValue, Result extends JobValue, Next>(
      job: string,
      argument: unknown,
      input: AsyncIterable<Uint8Array>,
      signal?: AbortSignal,
    ): AsyncGenerator<Value, Result, Next> {
      const conversation = new Conversation(start, { job, argument }, { revive, patience, tickMs });
      conversation.feed(input);
      const abort = (): void => conversation.fail(signal?.reason);
      signal?.addEventListener("abort", abort, { once: true });
      try {
        signal?.throwIfAborted();
        let step = await conversation.next(undefined);
        while (!step.done) step = await conversation.next(yield step.value as Value);
        return step.value as Result;
      } finally {
        signal?.removeEventListener("abort", abort);
        conversation.close();
      }
    },
    close: () => pool.destroy(),
  };
}
