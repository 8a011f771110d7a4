import { type Database, inTransaction } from "@rollcall/postgres";
import type { Every } from "@rollcall/schedule";
import { audit, type Actor } from "../audit/audit.ts";
import type { Run, ContactFilter, NewRun, StartedRun } from "../runs/run.ts";

/** Columns of a {@link Schedule}. */
export const SCHEDULE_COLUMNS = `
  id, name, target, every, cron, time_zone AS "timeZone", older_than_days AS "olderThanDays", spread_hours AS "spreadHours",
  daily_limit AS "dailyLimit", paused, next_run_at AS "nextRunAt", created_at AS "createdAt"`;

const INSERT = `
  INSERT INTO schedules (name, target, every, cron, time_zone, older_than_days, spread_hours, daily_limit, paused, next_run_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING ${SCHEDULE_COLUMNS}`;

const UPDATE = `
  UPDATE schedules SET name = $2, target = $3, every = $4, cron = $5, time_zone = $6, older_than_days = $7, spread_hours = $8,
    daily_limit = $9, paused = $10, next_run_at = $11
  WHERE id = $1 RETURNING ${SCHEDULE_COLUMNS}`;

export async function createSchedule(database: Database, by: Actor, schedule: NewSchedule): Promise<Schedule> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<Schedule>(INSERT, values(schedule));
    const created = rows[0]!;
    await audit(client, { actor: by, action: "schedule.created", subject: created.id });
    return created;
  });
}

/** Null: no such schedule. */
export async function updateSchedule(
  database: Database,
  by: Actor,
  id: number,
  schedule: NewSchedule,
): Promise<Schedule | null> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<Schedule>(UPDATE, [id, ...values(schedule)]);
    if (rows[0]) await audit(client, { actor: by, action: "schedule.changed", subject: id });
    return rows[0] ?? null;
  });
}

/** Deletes a schedule; its runs stay. */
export async function deleteSchedule(database: Database, by: Actor, id: number): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query("DELETE FROM schedules WHERE id = $1", [id]);
    if (rowCount === 0) return false;
    await audit(client, { actor: by, action: "schedule.deleted", subject: id });
    return true;
  });
}

export async function readSchedule(database: Database, id: number): Promise<Schedule | null> {
  const { rows } = await database.pool.query<Schedule>(`SELECT ${SCHEDULE_COLUMNS} FROM schedules WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

/** Schedules, newest first, with ids below `beforeId`. */
export async function readSchedules(database: Database, limit: number, beforeId: number | null): Promise<Schedule[]> {
  const { rows } = await database.pool.query<Schedule>(
    `SELECT ${SCHEDULE_COLUMNS} FROM schedules WHERE $2::int IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
    [limit, beforeId],
  );
  return rows;
}

/** Schedules that are not paused. */
export async function readLiveSchedules(database: Database): Promise<Pick<Schedule, "id" | "cron" | "timeZone">[]> {
  const select = { id: true, cron: true, timeZone: true };
  return await database.prisma.schedule.findMany({ where: { paused: false }, orderBy: { id: "asc" }, select });
}

/** A run started by a schedule. */
export interface PastRun extends Pick<Run, "id" | "state" | "total" | "done" | "createdAt"> {
  readonly plannedAt: Date | null;
  /** Number of changed contacts by kind; null until the run is over. */
  readonly changes: Readonly<Record<string, number>> | null;
}

/** A schedule's latest runs, newest first. */
export async function readPastRuns(database: Database, scheduleId: number, limit: number): Promise<PastRun[]> {
  const { rows } = await database.pool.query<PastRun>(
    `SELECT id, state, total, done, created_at AS "createdAt", planned_at AS "plannedAt", changes
     FROM runs WHERE schedule_id = $1 ORDER BY id DESC LIMIT $2`,
    [scheduleId, limit],
  );
  return rows;
}

function values(schedule: NewSchedule): unknown[] {
  return [
    schedule.name,
    JSON.stringify(schedule.target),
    schedule.every,
    schedule.cron,
    schedule.timeZone,
    schedule.olderThanDays,
    schedule.spreadHours,
    schedule.dailyLimit,
    schedule.paused,
    schedule.nextRunAt,
  ];
}

/** The contacts that a schedule checks. */
export type ScheduleTarget =
  | { readonly type: "list"; readonly listId: number }
  | { readonly type: "filter"; readonly filter: ContactFilter }
  | { readonly type: "all" };

/** The user's settings of a schedule. */
export interface NewSchedule {
  readonly name: string;
  readonly target: ScheduleTarget;
  /** Null: `cron` is used. */
  readonly every: Every | null;
  readonly cron: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Null: check contacts whose verdict has expired. */
  readonly olderThanDays: number | null;
  readonly spreadHours: number;
  readonly dailyLimit: number | null;
  readonly paused: boolean;
  readonly nextRunAt: Date | null;
}

export interface Schedule extends NewSchedule {
  readonly id: number;
  readonly createdAt: Date;
}

/** A scheduled run, and the planned time of the next one. */
export interface ScheduledStart {
  readonly run: NewRun;
  readonly nextRunAt: Date | null;
}

export type ScheduledStartEnd =
  | { readonly type: "started"; readonly run: StartedRun; readonly of: Pick<NewRun, "kind" | "listId"> }
  /** Another process starts it, it was not due, or it is gone. */
  | { readonly type: "none" }
  /** An earlier run of the schedule, or another run of its list, is unfinished. */
  | { readonly type: "busy" }
  /** Its list is gone: the schedule has been paused. */
  | { readonly type: "no_list" };
