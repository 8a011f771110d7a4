import { nextTime } from "@rollcall/schedule";
import type { IQueueBackend, Queue, RepeatOptions } from "bullmq";

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
export function repeatStrategy(afterMs: number, { pattern, tz }: RepeatOptions): number | undefined {
  return pattern === undefined ? undefined : (nextTime(pattern, tz ?? "UTC", afterMs) ?? undefined);
}

type TickQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend>;

/** Reconciles a queue's job schedulers: creates missing or lost ones, removes others. */
export async function keepTicks<Data>(queue: TickQueue, ticks: readonly Tick<Data>[], nowMs: number): Promise<void> {
  const there = new Map((await queue.getJobSchedulers(0, -1)).map((one) => [one.key, one]));
  for (const { id, cron, timeZone, data } of ticks) {
    const known = there.get(id);
    const isRight = known?.pattern === cron && known.tz === timeZone && (known.next ?? 0) > nowMs - LOST_MS;
    if (!isRight) await queue.upsertJobScheduler(id, { pattern: cron, tz: timeZone }, { name: "tick", data });
  }
  const wanted = new Set(ticks.map(({ id }) => id));
  for (const id of there.keys()) if (!wanted.has(id)) await queue.removeJobScheduler(id);
}
