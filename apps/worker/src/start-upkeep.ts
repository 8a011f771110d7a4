import {
  deliverWebhook,
  keepPartitions,
  purgeIfDue,
  sealAudit,
  type StartRunPorts,
  startDueSchedules,
  readLiveSchedules,
  settleSuppressions,
  announceCompleted,
  readWaitingDeliveries,
  announceBack,
  announceSuspended,
} from "@rollcall/core";
import type { TurnEnd, TurnQueues } from "@rollcall/queue";
import type { SendWebhook } from "@rollcall/webhooks";
import { repeat } from "./repeat.ts";

const SCHEDULE_QUEUE = "schedule";
const WEBHOOK_QUEUE = "webhook";

/** Completed runs are announced within this time. */
const TELL_PAUSE_MS = 2_000;
/** What the queue or a stopped machine missed is caught up within this time. */
const KEEP_PAUSE_MS = 15_000;
/** Looking for suspensions scans all pacing keys. */
const SUSPENSIONS_PAUSE_MS = 60_000;

/** Runs announced per batch. */
const RUNS_TOLD = 50;
const DELIVERIES_OPENED = 200;
/** Unresponsive receivers must not block the others. */
const DELIVERIES_AT_ONCE = 20;

/** A new month's partition begins within this time; until then the one before goes on. */
const PARTITIONS_PAUSE_MS = 600_000;

/** For so long a new entry of the audit log can be changed unnoticed. */
const SEAL_PAUSE_MS = 5_000;

const HOUR_MS = 3_600_000;
/** At night; if that was missed, as soon as a worker runs. */
const PURGE_TICK = { id: "purge", cron: "30 3 * * *", timeZone: "UTC", data: {} };

/** Dependencies of schedules, webhooks and retention. */
export interface UpkeepParts {
  readonly sendWebhook: SendWebhook;
  /** The operator's encryption key for webhook secrets; null: stored in the clear. */
  readonly webhookKey: string | null;
}

type Parts = StartRunPorts &
  UpkeepParts & {
    readonly queues: TurnQueues;
    readonly onFailure: (error: unknown, where: string) => void;
  };

/** Starts scheduled runs, announces completed ones, delivers webhooks, begins partitions and purges old data. */
export function startUpkeep(parts: Parts): { stop(): Promise<void> } {
  const { database, queues, clock, onFailure } = parts;
  const startDue = (): Promise<number> => startDueSchedules(parts);

  queues.serve(SCHEDULE_QUEUE, {
    concurrency: 1,
    onFailure,
    async take(): Promise<TurnEnd> {
      await startDue();
      await purgeIfDue(database, 20 * HOUR_MS);
      return { type: "end" };
    },
  });
  queues.serve<{ readonly deliveryId: string }>(WEBHOOK_QUEUE, {
    concurrency: DELIVERIES_AT_ONCE,
    onFailure,
    async take({ deliveryId }): Promise<TurnEnd> {
      const ports = { database, send: parts.sendWebhook, clock, secretKey: parts.webhookKey };
      const atMs = await deliverWebhook(ports, deliveryId);
      return atMs === null ? { type: "end" } : { type: "again", atMs };
    },
  });
  const repeated = repeatUpkeep(parts, startDue);
  return {
    async stop() {
      await Promise.all(repeated.map((one) => one.stop()));
    },
  };
}

/** What is looked after at intervals. */
function repeatUpkeep(
  { database, queues, clock, onFailure, tell }: Parts,
  startDue: () => Promise<number>,
): readonly ReturnType<typeof repeat>[] {
  const logFailure =
    (where: string) =>
    (error: unknown): void =>
      onFailure(error, where);
  const now = (): Date => new Date(clock.nowMs());
  return [
    repeat(async () => {
      await sealAudit(database);
      return SEAL_PAUSE_MS;
    }, logFailure("chain the audit log")),
    repeat(async () => {
      await startDue();
      const live = await readLiveSchedules(database);
      const ticks = live.map(({ id, cron, timeZone }) => ({ id: `schedule-${id}`, cron, timeZone, data: {} }));
      await queues.keepTicks<object>(SCHEDULE_QUEUE, [...ticks, PURGE_TICK]);
      await settleSuppressions(database);
      await purgeIfDue(database, 25 * HOUR_MS);
      return KEEP_PAUSE_MS;
    }, logFailure("start scheduled runs")),
    repeat(async () => {
      await announceCompleted(database, now(), RUNS_TOLD, tell);
      const due = await readWaitingDeliveries(database, now(), DELIVERIES_OPENED);
      await queues.open(
        due.map((deliveryId) => ({ queue: WEBHOOK_QUEUE, id: `delivery-${deliveryId}`, data: { deliveryId } })),
      );
      return TELL_PAUSE_MS;
    }, logFailure("announce completed runs")),
    repeat(async () => {
      await keepPartitions(database);
      return PARTITIONS_PAUSE_MS;
    }, logFailure("begin a partition of the verdicts")),
    repeat(async () => {
      await announceSuspended(database, now(), tell);
      await announceBack(database, now());
      return SUSPENSIONS_PAUSE_MS;
    }, logFailure("announce suspensions")),
  ];
}
