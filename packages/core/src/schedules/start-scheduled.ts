import { insertRunIn } from "../runs/insert-run.ts";
import { takeList } from "../runs/take-list.ts";
import { SCHEDULE_COLUMNS } from "./schedule-store.ts";
import type { Schedule, ScheduledStart, ScheduledStartEnd } from "../records/schedule.ts";
import { type Database, inTransaction } from "@rollcall/postgres";

/** Whoever else starts it has the row. */
const LOCK = `SELECT ${SCHEDULE_COLUMNS} FROM schedules WHERE id = $1 FOR UPDATE SKIP LOCKED`;

const IS_BUSY = "SELECT 1 FROM runs WHERE state IN ('starting', 'running', 'paused') AND schedule_id = $1 LIMIT 1";

/** Not paused, and planned for `now` or earlier. */
export async function readDueSchedules(database: Database, now: Date): Promise<number[]> {
  const where = { paused: false, nextRunAt: { lte: now } };
  const due = await database.prisma.schedule.findMany({ where, orderBy: { nextRunAt: "asc" }, select: { id: true } });
  return due.map(({ id }) => id);
}

/** Starts a schedule's run and plans the next, in one transaction. */
export async function startScheduled(
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
    return { type: "started", run };
  });
}
