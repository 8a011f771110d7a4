import {
  DelayedError,
  ErrorCode,
  type IQueueBackend,
  type Job,
  type JobsOptions,
  Queue,
  Worker,
  type RepeatOptions,
} from "bullmq";
import type { QueueConnection, RedisFacts } from "./connection.ts";
import type { TakeTurn, Turn, TurnEnd } from "./turn.ts";
import { nextTime } from "@rollcall/schedule";

/** A repeated job, by cron expression. */
export interface Tick<Data> {
  /** Unique in its queue; no colon. */
  readonly id: string;
  readonly cron: string;
  readonly timeZone: string;
  readonly data: Data;
}

/** A tick overdue by this much has lost its job. */
const LOST_MS = 60_000;

/** Replaces BullMQ's cron parser, which misses midnights that a time zone skips. */
function repeatStrategy(afterMs: number, { pattern, tz }: RepeatOptions): number | undefined {
  return pattern === undefined ? undefined : (nextTime(pattern, tz ?? "UTC", afterMs) ?? undefined);
}

type TickQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend>;

/** Reconciles a queue's job schedulers: creates missing or lost ones, removes others. */
async function keepTicks<Data>(queue: TickQueue, ticks: readonly Tick<Data>[], nowMs: number): Promise<void> {
  const there = new Map((await queue.getJobSchedulers(0, -1)).map((one) => [one.key, one]));
  for (const { id, cron, timeZone, data } of ticks) {
    const known = there.get(id);
    const isRight = known?.pattern === cron && known.tz === timeZone && (known.next ?? 0) > nowMs - LOST_MS;
    if (!isRight) await queue.upsertJobScheduler(id, { pattern: cron, tz: timeZone }, { name: "tick", data });
  }
  const wanted = new Set(ticks.map(({ id }) => id));
  for (const id of there.keys()) if (!wanted.has(id)) await queue.removeJobScheduler(id);
}

/** A dead worker's turn is taken over after at most this plus LOCK_MS. */
const STALLED_INTERVAL_MS = 7_500;
const LOCK_MS = 15_000;
/** A lane survives any number of worker crashes: BullMQ's maximum on PostgreSQL. */
const STALLS_LIMIT = 2 ** 31 - 1;
/** Turns taken in a row without going back to the queue, before others on it have theirs. */
const TURNS_AT_ONCE = 16;
/** Pause after a failed turn, so that a broken database isn't hammered. */
const FAILURE_PAUSE_MS = 5_000;

export interface ServeOptions<Data> {
  readonly take: TakeTurn<Data>;
  /** Concurrent turns of this process on this queue. */
  readonly concurrency: number;
  /** Called when a turn failed; it is retried. */
  readonly onFailure: (error: unknown, queue: string) => void;
}

type AnyQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend>;
/** BullMQ's queue. */
export type BoardQueue = AnyQueue;
type AnyWorker = Pick<Worker, "close" | "pause" | "resume">;

/** Opens and serves turns. One per process; close it last. */
export class TurnQueues {
  readonly backend: "redis" | "postgres";
  readonly #connection: QueueConnection;
  readonly #queues = new Map<string, AnyQueue>();
  readonly #workers: AnyWorker[] = [];
  /** Turns that this process is taking; true: opened again meanwhile, which the queue ignores while the job exists. */
  readonly #taking = new Map<string, boolean>();
  readonly #nowMs: () => number;
  #stopping = false;
  #isPausedHere = false;

  /** `nowMs`: the time that the turns' own times are in, milliseconds since the epoch. */
  constructor(connection: QueueConnection, nowMs: () => number = () => Date.now()) {
    this.#connection = connection;
    this.#nowMs = nowMs;
    this.backend = connection.backend;
  }

  /** Opens turns, due at a time or now. Idempotent: one that is open stays as it is. */
  async open<Data>(turns: readonly Turn<Data>[], atMs = 0): Promise<void> {
    const timestamp = this.#nowMs();
    const delay = Math.max(0, atMs - timestamp);
    for (const { queue, id } of turns)
      if (this.#taking.has(takingName(queue, id))) this.#taking.set(takingName(queue, id), true);
    for (const [queue, batch] of Map.groupBy(turns, (turn) => turn.queue)) {
      await this.#queue(queue).addBulk(
        batch.map((turn) => ({ name: "turn", data: turn.data, opts: jobOptions(turn.id, { timestamp, delay }) })),
      );
    }
  }

  /** Opens turns and promotes delayed ones. Pacing still decides whether they may act. */
  async wake<Data>(turns: readonly Turn<Data>[]): Promise<void> {
    await this.open(turns);
    for (const turn of turns) {
      const job = await this.#queue(turn.queue).getJob(turn.id);
      // It may have started or ended in the meantime.
      await job?.promote().catch(() => {});
    }
  }

  /** Replaces the ticks of a queue; each is passed to `take` as a turn. */
  async keepTicks<Data>(queue: string, ticks: readonly Tick<Data>[]): Promise<void> {
    await keepTicks(this.#queue(queue), ticks, this.#nowMs());
  }

  /** Serves a queue in this process until `stop`. */
  serve<Data>(queue: string, options: ServeOptions<Data>): void {
    const take = (job: Job<Data>): Promise<TurnEnd> =>
      options.take(job.data, job.id ?? "").catch((error: unknown) => {
        options.onFailure(error, queue);
        return { type: "again", atMs: this.#nowMs() + FAILURE_PAUSE_MS };
      });
    const process = async (job: Job<Data>, token?: string): Promise<void> => {
      this.#taking.set(takingName(queue, job.id), false);
      let end = await take(job);
      for (let turns = 1; turns < TURNS_AT_ONCE && this.#mayGoOn(end); turns += 1) end = await take(job);
      if (end.type === "end") return;
      this.#taking.delete(takingName(queue, job.id));
      try {
        await job.moveToDelayed(end.atMs, token);
      } catch (error) {
        if ((error as { code?: unknown }).code !== ErrorCode.JobNotExist) throw error;
        // The queue lost the job (a Redis without its data): reopen it under the same id.
        await this.open([{ queue, id: job.id ?? "", data: job.data }], end.atMs);
      }
      throw new DelayedError();
    };
    const worker = new Worker<Data, void, string, IQueueBackend>(
      queue,
      process,
      {
        ...this.#connection.options,
        concurrency: options.concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_INTERVAL_MS,
        maxStalledCount: STALLS_LIMIT,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
        settings: { repeatStrategy },
      },
      this.#connection.factory,
    );
    worker.on("error", (error) => options.onFailure(error, queue));
    // Between the last look for work and the removal of the job, work may have come: its opening must not be lost.
    worker.on("completed", (job) => {
      const name = takingName(queue, job.id);
      const isWanted = this.#taking.get(name) === true && !this.#stopping;
      this.#taking.delete(name);
      if (isWanted)
        void this.open([{ queue, id: job.id ?? "", data: job.data }]).catch((error: unknown) =>
          options.onFailure(error, queue),
        );
    });
    this.#workers.push(worker);
    if (this.#isPausedHere) void worker.pause(true);
  }

  /** Takes no new turns in this process until `resumeHere`; running ones go on. */
  pauseHere(): void {
    this.#isPausedHere = true;
    for (const worker of this.#workers) void worker.pause(true);
  }

  /**
   * Ends `pauseHere`, and promotes the delayed turns of these queues: a clock that was wrong may have put some off until tomorrow.
   * Pacing still decides whether they may act.
   */
  async resumeHere(queues: readonly string[]): Promise<void> {
    this.#isPausedHere = false;
    await Promise.all(this.#workers.map((worker) => worker.resume()));
    for (const name of queues) await this.#queue(name).promoteJobs();
  }

  /** Takes no new turns and waits for running ones. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#workers.map((worker) => worker.close()));
    this.#workers.length = 0;
  }

  /**
   * Drops all turns of queues. Only for a process that runs alone: it need not wait for a dead one's locks to expire.
   */
  async forget(queues: readonly string[]): Promise<void> {
    for (const name of queues) {
      await this.#queue(name).obliterate({ force: true });
      await this.#queue(name).resume();
    }
  }

  /** Number of a queue's unfinished jobs. */
  async openCount(queue: string): Promise<number> {
    const counts = await this.#queue(queue).getJobCounts("waiting", "active", "delayed", "prioritized");
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  /** Number of jobs by queue and state. */
  async countJobs(
    queues: readonly string[],
  ): Promise<{ readonly queue: string; readonly state: string; readonly count: number }[]> {
    const counted = await Promise.all(
      queues.map(async (queue) => {
        const counts = await this.#queue(queue).getJobCounts("waiting", "active", "delayed");
        return Object.entries(counts).map(([state, count]) => ({ queue, state, count }));
      }),
    );
    return counted.flat();
  }

  /** BullMQ's queues, for a dashboard. */
  board(queues: readonly string[]): readonly BoardQueue[] {
    return queues.map((queue) => this.#queue(queue));
  }

  /** Rejects if the engine does not answer. */
  ping(): Promise<void> {
    return this.#connection.ping();
  }

  /** Facts about Redis; rejects if the queues are in PostgreSQL. */
  redisFacts(): Promise<RedisFacts> {
    return this.#connection.redisFacts();
  }

  /** Stops, and closes the connections. */
  async close(): Promise<void> {
    await this.stop();
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    await this.#connection.close();
  }

  #mayGoOn(end: TurnEnd): boolean {
    return end.type === "again" && end.atMs <= this.#nowMs() && !this.#stopping && !this.#isPausedHere;
  }

  #queue(name: string): AnyQueue {
    let queue = this.#queues.get(name);
    if (!queue) {
      queue = new Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend>(
        name,
        { ...this.#connection.options, settings: { repeatStrategy } },
        this.#connection.factory,
      );
      queue.on("error", () => {});
      this.#queues.set(name, queue);
    }
    return queue;
  }
}

function takingName(queue: string, id: string | undefined): string {
  return `${queue} ${id}`;
}

function jobOptions(jobId: string, due: Pick<JobsOptions, "timestamp" | "delay">): JobsOptions {
  return { jobId, ...due, removeOnComplete: true, removeOnFail: true };
}
