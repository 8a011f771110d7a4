import { DEFAULT_POLICY, initialPacingState } from "@rollcall/pacing";
import { EVERY } from "@rollcall/schedule";
import { afterEach, describe, expect, test } from "vitest";
import { CATCH_ALL, type HeldClock, heldClock, REFUSED, UNKNOWN } from "./held-clock.ts";
import { type Schedule, startDueSchedules, startScheduleNow, createSchedule, readProgress } from "@rollcall/core";

/** A Monday. */
const START = new Date("2026-01-05T06:00:00Z");
const DAY_MS = 86_400_000;

let held: HeldClock;
afterEach(() => held.close());

const ports = () => held;

async function schedule(over: Partial<Schedule> = {}): Promise<Schedule> {
  return await createSchedule(held.database, null, {
    name: "Everybody",
    target: { type: "all" },
    every: "weekly",
    cron: EVERY.weekly,
    timeZone: "UTC",
    olderThanDays: null,
    spreadHours: 0,
    dailyLimit: null,
    paused: false,
    nextRunAt: START,
    ...over,
  });
}

const ASKED = "SELECT contact_id FROM checks WHERE run_id = $1 AND state <> 'done'";

/** Ids of the contacts that the latest run probes. */
async function asked(): Promise<string[]> {
  const rows = await held.rows(ASKED.replace("$1", "(SELECT max(id) FROM runs)"));
  return rows.map((row) => String(row["contact_id"]));
}

const runs = async (): Promise<number> => Number((await held.rows("SELECT count(*) FROM runs"))[0]?.["count"]);

describe("a year of a weekly schedule", () => {
  test(
    "startDueSchedules: 10,000 contacts are probed as often as their freshness requires, and no more",
    { timeout: 180_000 },
    async () => {
      held = await heldClock(START);
      const names = Array.from(
        { length: 10_000 },
        (_, at) => `c${at}@${["good", "all", "gone", "slow"][at % 4]}.example`,
      );
      const ids = await held.addContacts(names);
      const kinds = [{}, CATCH_ALL, REFUSED, UNKNOWN];
      const kindOf = new Map(ids.map((id, at) => [id, at % 4]));
      await Promise.all(
        kinds.map((kind, at) =>
          held.record(
            ids.filter((id) => kindOf.get(id) === at),
            kind,
          ),
        ),
      );
      await schedule({ nextRunAt: new Date(START.getTime() + 7 * DAY_MS) });
      const times = new Map(ids.map((id) => [id, 0]));
      for (let week = 1; week <= 52; week += 1) {
        await held.set(new Date(START.getTime() + week * 7 * DAY_MS));
        expect(await startDueSchedules(ports())).toBe(1);
        expect(await startDueSchedules(ports())).toBe(0);
        const due = await asked();
        for (const id of due) times.set(id, (times.get(id) ?? 0) + 1);
        await Promise.all(
          kinds.map(async (kind, at) => {
            const mine = due.filter((id) => kindOf.get(id) === at);
            if (mine.length > 0) await held.record(mine, kind);
          }),
        );
      }
      // Mondays on which a verdict has expired: 30 days expire after 5 weeks, 14 after 2, 90 after 13; a refusal is
      // confirmed after 1; an unknown is probed each week.
      const expected = [Math.floor(52 / 5), 52 / 2, 1 + Math.floor((52 - 1) / 13), 52];
      const counts = kinds.map(
        (_, at) => new Set(ids.filter((id) => kindOf.get(id) === at).map((id) => times.get(id))),
      );
      expect(counts).toEqual(expected.map((count) => new Set([count])));
      expect(await held.rows("SELECT count(*)::int AS open FROM checks WHERE state <> 'done'")).toEqual([{ open: 0 }]);
      expect(await held.rows("SELECT DISTINCT state FROM runs")).toEqual([{ state: "completed" }]);
    },
  );
});

describe("startDueSchedules", () => {
  test("startDueSchedules: a missed time is caught up once when the machine is back", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.example"]);
    await held.record(ids, UNKNOWN);
    const { id } = await schedule();
    await held.passDays(30);
    expect(await startDueSchedules(ports())).toBe(1);
    expect(await startDueSchedules(ports())).toBe(0);
    expect(await held.rows("SELECT planned_at FROM runs")).toEqual([{ planned_at: START }]);
    expect(await held.rows("SELECT next_run_at FROM schedules WHERE id = $1", [id])).toEqual([
      { next_run_at: new Date("2026-02-09T06:00:00Z") },
    ]);
  });

  test("startDueSchedules: of concurrent schedulers one starts the run", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.example"]);
    await held.record(ids, UNKNOWN);
    await schedule();
    const started = await Promise.all(Array.from({ length: 8 }, () => startDueSchedules(ports())));
    expect(started.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await runs()).toBe(1);
  });

  test("startDueSchedules: a crash before the commit leaves nothing, and the next attempt starts the run once", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.example"]);
    await held.record(ids, UNKNOWN);
    await schedule();
    // The scheduler's connection breaks after the run and its checks are stored, before its next time is.
    await held.database.pool.query(`
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
      CREATE TRIGGER die BEFORE UPDATE ON schedules FOR EACH ROW EXECUTE FUNCTION die()`);
    await expect(startDueSchedules(ports())).rejects.toThrow(/terminat/i);
    expect(await runs()).toBe(0);
    await held.database.pool.query("DROP TRIGGER die ON schedules");
    // It breaks once more, after everything was stored and before anything was announced.
    const dying = { ...ports(), lanes: { ...held.lanes, resolve: () => Promise.reject(new Error("killed")) } };
    await expect(startDueSchedules(dying)).rejects.toThrow("killed");
    expect(await runs()).toBe(1);
    expect(await startDueSchedules(ports())).toBe(0);
    expect(await runs()).toBe(1);
    expect(await asked()).toEqual(ids);
  });

  test("startDueSchedules: a run waits for the previous one, and pausing holds it", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.example"]);
    await held.record(ids, UNKNOWN);
    const { id } = await schedule();
    expect(await startDueSchedules(ports())).toBe(1);
    await held.passDays(7);
    expect(await startDueSchedules(ports())).toBe(0);
    expect((await startScheduleNow(ports(), null, id)).type).toBe("busy");
    await held.record(ids, UNKNOWN);
    expect(await startDueSchedules(ports())).toBe(1);
    await held.record(ids, UNKNOWN);
    await held.rows("UPDATE schedules SET paused = true");
    await held.passDays(7);
    expect(await startDueSchedules(ports())).toBe(0);
    expect((await startScheduleNow(ports(), null, id)).type).toBe("started");
  });

  test("startDueSchedules: checks are spread over the hours of a day, and over days by the daily limit", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(Array.from({ length: 250 }, (_, at) => `c${at}@shop.example`));
    await held.record(ids, UNKNOWN);
    await held.database.pool.query(`
      INSERT INTO sites (id, key, pacing_key, hosts) VALUES (1, 'mx.shop.example', 'mx.shop.example', '[]');
      INSERT INTO domains (name, route, site_id, expires_at) VALUES ('shop.example', 'mx', 1, now() + interval '30 days')`);
    await schedule({ spreadHours: 4, dailyLimit: 100 });
    await startDueSchedules(ports());
    const days = await held.rows(
      `SELECT floor(extract(epoch FROM due_at - $1) / 86400)::int AS day, count(*)::int AS count,
         max(extract(epoch FROM due_at - $1)::int % 86400) AS last, count(DISTINCT due_at)::int AS times
       FROM checks GROUP BY 1 ORDER BY 1`,
      [START],
    );
    expect(days.map(({ day, count, times }) => ({ day, count, times }))).toEqual([
      { day: 0, count: 100, times: 100 },
      { day: 1, count: 100, times: 100 },
      { day: 2, count: 50, times: 50 },
    ]);
    for (const { last } of days) expect(Number(last)).toBeLessThan(4 * 3600);
    const [run] = await held.rows("SELECT id FROM runs");
    const { plannedUntil } = await readProgress(held.database, Number(run?.["id"]), ["main"]);
    const [last] = await held.rows("SELECT max(due_at) AS at FROM checks");
    expect(plannedUntil).toEqual(last?.["at"]);
    // Nothing is probed before its time.
    await held.rows("INSERT INTO pacing_keys (key, egress) VALUES ('mx.shop.example', 'main') ON CONFLICT DO NOTHING");
    const turn = await held.turns.beginTurn(
      { pacingKey: "mx.shop.example", egress: "main", laneId: "a", workerId: "w" },
      () => ({
        type: "start",
        state: initialPacingState(DEFAULT_POLICY, 0),
        limit: 500,
        openUntil: new Date(held.clock.nowMs() + 60_000),
      }),
    );
    expect(turn.type === "claimed" && turn.contacts.length).toBe(1);
  });

  test("startDueSchedules: a list's schedule keeps the list complete: valid answers are reused", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.example", "bert@shop.example"]);
    await held.record(ids.slice(0, 1), {});
    await held.record(ids.slice(1), UNKNOWN);
    await held.rows("INSERT INTO lists (id, name, file_name, state) VALUES (7, 'l', 'l.csv', 'ready')");
    await held.rows(
      "INSERT INTO list_rows (list_id, row_number, cells, contact_id, other_contact_ids) VALUES (7, 1, '[]', $1, '{}'), (7, 2, '[]', $2, '{}')",
      ids,
    );
    await schedule({ target: { type: "list", listId: 7 } });
    expect(await startDueSchedules(ports())).toBe(1);
    expect(await held.rows("SELECT kind, list_id, total, done FROM runs")).toEqual([
      { kind: "list", list_id: 7, total: 2, done: 1 },
    ]);
    expect(await asked()).toEqual(ids.slice(1));
  });
});
