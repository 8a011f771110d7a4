import { type Database, inTransaction } from "@rollcall/postgres";
import { nextTime, planRun } from "@rollcall/schedule";
import type { Actor } from "../audit/audit.ts";
import { insertRunIn, takeList } from "../runs/insert-run.ts";
import type { ContactFilter, NewRun } from "../runs/run.ts";
import { afterStart, type StartRunPorts } from "../runs/start-run.ts";
import { egressNames, type VerificationSettings } from "../settings.ts";
import { SCHEDULE_COLUMNS, type ScheduledStartEnd, type Schedule, type ScheduledStart } from "./schedule-store.ts";

/**
 * Starts the runs of all due schedules. A schedule waits for its previous run. Idempotent: any process may call it at
 * any time, and each planned run is started once. Returns the number started.
 */
export async function startDueSchedules(ports: StartRunPorts): Promise<number> {
  let started = 0;
  for (const id of await readDueSchedules(ports.database, new Date(ports.clock.nowMs()))) {
    const end = await startScheduled(
      ports.database,
      id,
      (schedule) => {
        const nowMs = ports.clock.nowMs();
        const planned = planRun({ ...schedule, nextRunAtMs: schedule.nextRunAt?.getTime() ?? null }, nowMs);
        if (planned === null) return null;
        return {
          run: scheduledRun(schedule, ports.settings, planned.plannedAtMs, nowMs),
          nextRunAt: dateOf(planned.nextRunAtMs),
        };
      },
      egressNames(ports.settings),
    );
    if (end.type !== "started") continue;
    started += 1;
    await afterStart(ports, end.of, end.run);
  }
  return started;
}

/** Starts a schedule's run now. The next planned run stays; missed runs are replaced by this one. */
export async function startScheduleNow(ports: StartRunPorts, by: Actor, id: number): Promise<ScheduledStartEnd> {
  const end = await startScheduled(
    ports.database,
    id,
    (schedule) => {
      const nowMs = ports.clock.nowMs();
      const missed = schedule.nextRunAt !== null && schedule.nextRunAt.getTime() <= nowMs;
      return {
        run: {
          ...scheduledRun(schedule, ports.settings, nowMs, nowMs),
          audit: { actor: by, action: "schedule.run", subject: id },
        },
        nextRunAt: missed ? dateOf(nextTime(schedule.cron, schedule.timeZone, nowMs)) : schedule.nextRunAt,
      };
    },
    egressNames(ports.settings),
  );
  if (end.type === "started") await afterStart(ports, end.of, end.run);
  return end;
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** Concurrent starts wait for this row lock. */
const LOCK = `SELECT ${SCHEDULE_COLUMNS} FROM schedules WHERE id = $1 FOR UPDATE SKIP LOCKED`;

const IS_BUSY = "SELECT 1 FROM runs WHERE state IN ('starting', 'running', 'paused') AND schedule_id = $1 LIMIT 1";

/** Not paused, and planned for `now` or earlier. */
async function readDueSchedules(database: Database, now: Date): Promise<number[]> {
  const where = { paused: false, nextRunAt: { lte: now } };
  const due = await database.prisma.schedule.findMany({ where, orderBy: { nextRunAt: "asc" }, select: { id: true } });
  return due.map(({ id }) => id);
}

/** Starts a schedule's run and plans the next, in one transaction. */
async function startScheduled(
  database: Database,
  id: number,
  plan: (schedule: Schedule) => ScheduledStart | null,
  egresses: readonly string[],
): Promise<ScheduledStartEnd> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<Schedule>(LOCK, [id]);
    const schedule = rows[0];
    const start = schedule && plan(schedule);
    if (!start) return { type: "none" };
    const listId = schedule.target.type === "list" ? schedule.target.listId : null;
    const obstacle = listId === null ? null : await takeList(client, listId);
    if (obstacle === "list_gone" || obstacle === "not_ready") {
      await client.query("UPDATE schedules SET paused = true WHERE id = $1", [id]);
      return { type: "no_list" };
    }
    const isBusy = obstacle === "already_running" || ((await client.query(IS_BUSY, [id])).rowCount ?? 0) > 0;
    if (isBusy) return { type: "busy" };
    const run = await insertRunIn(client, start.run, egresses);
    await client.query("UPDATE schedules SET next_run_at = $2 WHERE id = $1", [id, start.nextRunAt]);
    return { type: "started", run, of: start.run };
  });
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const EVERYBODY: ContactFilter = { search: null, statuses: null, reasons: null, domains: null };

/**
 * The run of a schedule for a planned time. For a list it contains all contacts, the valid ones already done, so that
 * the list's answers stay complete. For stored contacts it contains only the due ones.
 */
function scheduledRun(
  schedule: Schedule,
  { freshFor, runLimitMs }: VerificationSettings,
  plannedAtMs: number,
  nowMs: number,
): NewRun {
  const { target, olderThanDays, spreadHours, dailyLimit } = schedule;
  return {
    kind: target.type === "list" ? "list" : "contacts",
    listId: target.type === "list" ? target.listId : null,
    contactIds: null,
    ...(target.type === "list" ? {} : { filter: target.type === "filter" ? target.filter : EVERYBODY }),
    priority: 0,
    firstStep: null,
    freshFor,
    limitMs: runLimitMs,
    olderThanMs: olderThanDays === null ? null : olderThanDays * DAY_MS,
    // A late run is spread from now on, not from its planned time.
    spread: { startAt: new Date(nowMs), windowMs: spreadHours * HOUR_MS, dailyLimit },
    schedule: { id: schedule.id, plannedAt: new Date(plannedAtMs) },
  };
}
