import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { ErrorValue, FromJob, Task, ToJob } from "./messages.ts";
import { ThreadStoppedError } from "./thread-stopped-error.ts";
import { type Patience, Watchdog } from "./watchdog.ts";

/** Makes an error anew. */
export type Revive = (error: ErrorValue) => Error;

/** Runs a task in a thread as soon as one is free, unless the signal is aborted before; it stops the thread. */
export type Start = (task: Task, signal: AbortSignal) => Promise<unknown>;

/** Bytes on their way to a thread, beside one chunk. */
const INPUT_BYTES = 256 * 1024;
/** Values that a job may be ahead of its caller. */
const AHEAD = 2;
/** A job whose caller has gone ends within this time, or its thread is stopped. */
const END_MS = 5_000;

type Step = { readonly done: boolean; readonly value: unknown };

interface Manners {
  readonly revive: Revive;
  readonly patience: Patience;
  readonly tickMs: number;
}

/** A caller's side of one job in a thread. */
export class Conversation {
  readonly #port: MessagePort;
  readonly #stop = new AbortController();
  readonly #watchdog: Watchdog;
  readonly #revive: Revive;
  readonly #ticks: NodeJS.Timeout;
  readonly #steps: Step[] = [];
  #failure: { readonly error: unknown } | null = null;
  /** Settles when the thread is free again. */
  readonly #over: Promise<void>;
  #isOver = false;
  #isClosed = false;
  #hasStarted = false;
  #bytesAhead = 0;
  #hasEnded = false;
  #asked = 0;
  #calls = 0;
  #changed: PromiseWithResolvers<void> = Promise.withResolvers();

  /** Starts the job as soon as a thread is free. */
  constructor(start: Start, task: Omit<Task, "port">, { revive, patience, tickMs }: Manners) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#revive = revive;
    this.#watchdog = new Watchdog(patience);
    port1.on("message", (message: FromJob) => this.#hear(message));
    this.#ticks = setInterval(() => this.#tick(), tickMs);
    this.#over = start({ ...task, port: port2 }, this.#stop.signal).then(
      () => void (this.#isOver = true),
      (error: NodeJS.ErrnoException) => {
        this.#isOver = true;
        const isFull = error.code === "ERR_WORKER_OUT_OF_MEMORY";
        this.fail(isFull ? new ThreadStoppedError("out_of_memory", { cause: error }) : error);
      },
    );
  }

  /** Hands the bytes over as the job takes them. Leaves what the job doesn't want. */
  feed(input: AsyncIterable<Uint8Array>): void {
    void this.#feed(input).catch((error: unknown) => this.fail(error));
  }

  /** The job's next value. `given`: the caller's, for the job. */
  async next(given: unknown): Promise<Step> {
    this.#calls += 1;
    // The job waits for the caller's first two values; after them it may be ahead.
    if (this.#calls <= 2) this.#ask(given);
    while (this.#calls > 1 && this.#asked < AHEAD) this.#ask(undefined);
    for (;;) {
      const step = this.#steps.shift();
      if (step !== undefined) {
        this.#asked -= 1;
        // The caller's next job then finds this thread, instead of starting another one.
        if (step.done) await this.#over;
        return step;
      }
      if (this.#failure !== null) throw this.#failure.error;
      await this.#changed.promise;
    }
  }

  /** Ends the conversation with an error, unless it has ended. */
  fail(error: unknown): void {
    if (this.#isClosed) return;
    this.#failure ??= { error };
    this.#change();
  }

  /** Ends the job if it goes on. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#ticks);
    this.#port.close();
    this.#change();
    if (!this.#isOver && !this.#hasStarted) this.#stop.abort();
    else if (!this.#isOver) setTimeout(() => this.#isOver || this.#stop.abort(), END_MS).unref();
  }

  async #feed(input: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of input) {
      // A chunk may be a slice of a buffer that others use: what is handed over is a copy, which costs microseconds.
      const bytes = new Uint8Array(chunk);
      this.#bytesAhead += bytes.length;
      this.#post({ type: "chunk", bytes }, [bytes.buffer]);
      while (this.#bytesAhead > INPUT_BYTES && !this.#isClosed) await this.#changed.promise;
      if (this.#isClosed) return;
    }
    this.#hasEnded = true;
    this.#post({ type: "input_end" });
  }

  #ask(value: unknown): void {
    this.#asked += 1;
    this.#post({ type: "next", value });
  }

  #post(message: ToJob, buffers: ArrayBuffer[] = []): void {
    this.#port.postMessage(message, buffers);
  }

  #hear(message: FromJob): void {
    this.#hasStarted = true;
    this.#watchdog.heard(message.type !== "alive");
    if (message.type === "taken") this.#bytesAhead -= message.bytes;
    else if (message.type === "error") this.fail(this.#revive(message.error));
    else if (message.type !== "alive") this.#steps.push({ done: message.type === "result", value: message.value });
    this.#change();
  }

  #tick(): void {
    // A job that waits for a thread is not stuck.
    if (!this.#hasStarted) return;
    const hasWork = this.#asked > this.#steps.length && (this.#bytesAhead > 0 || this.#hasEnded);
    if (!this.#watchdog.tick(hasWork)) return;
    this.fail(new ThreadStoppedError("stuck"));
    this.#stop.abort();
  }

  #change(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}
