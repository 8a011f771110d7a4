import { afterEach, expect, test } from "vitest";
import { people, smallStage, type SmallStage } from "./small-stage.ts";
import { resumeRun, readRun, readProgress, beginOutage, resumeTakenOver, showAlive } from "@rollcall/core";

// Nothing is reachable: runs are paused with the reason, instead of filling lists with unknowns.

const SOON = { timeout: 120_000, interval: 50 };

let world: SmallStage;
afterEach(() => world.close());

const domains = (count: number): string[] => Array.from({ length: count }, (_, index) => `d${index}.example`);

const reasonOf = async (runId: number): Promise<string | null> =>
  (await readRun(world.database, runId))?.pauseReason ?? null;

const isPaused = async (runId: number): Promise<void> => {
  await expect.poll(async () => (await world.state(runId)).state, SOON).toBe("paused");
};

/** Retries at once, not in a minute. */
const tryNow = (): Promise<unknown> => world.database.pool.query("UPDATE outages SET next_trial_at = now()");

test("outage guard: a list at which nothing answers is paused with the reason, with no verdict spent; it goes on when a connection works", async () => {
  world = await smallStage("postgres");
  world.site.isDown = () => true;
  const runId = await world.run(domains(40).flatMap((domain) => people(domain, 2)));
  await world.addWorker();
  await isPaused(runId);
  expect(await reasonOf(runId)).toMatch(
    /^Nothing can be reached from egress main: 8 mail servers in a row .* port 25 is probably blocked/,
  );
  expect(await world.state(runId)).toMatchObject({ done: 0, counted: 0 });

  world.site.isDown = () => false;
  await tryNow();
  await expect.poll(async () => (await world.state(runId)).state, SOON).toBe("completed");
  expect(await world.state(runId)).toMatchObject({ done: 80, counted: 80 });
  expect((await readProgress(world.database, runId, ["main"])).counts).toEqual([
    { status: "deliverable", reason: "accepted", count: 80 },
  ]);
  expect(await reasonOf(runId)).toBeNull();
});

test("outage guard: a site that is down for good does not pause the rest", async () => {
  world = await smallStage("postgres");
  world.site.isDown = (host) => host === "mx.d0.example";
  const runId = await world.run(domains(20).flatMap((domain) => people(domain, 3)));
  await world.addWorker();
  const delivered = async (): Promise<number> =>
    (await readProgress(world.database, runId, ["main"])).counts.reduce((sum, { count }) => sum + count, 0);
  await expect.poll(delivered, SOON).toBe(57);
  expect(await world.state(runId)).toMatchObject({ state: "running", total: 60 });
  expect(await reasonOf(runId)).toBeNull();
});

test("outage guard: an operator who resumes a run has his way", async () => {
  world = await smallStage("postgres");
  world.site.isDown = () => true;
  const runId = await world.run(domains(40).flatMap((domain) => people(domain, 1)));
  await world.addWorker();
  await isPaused(runId);
  expect(await resumeRun(world.database, null, runId, ["main"])).toBe(true);
  const askedAgain = async (): Promise<number> => {
    const sql = "SELECT count(*)::int AS count FROM checks WHERE attempts >= 2";
    return (await world.database.pool.query<{ count: number }>(sql)).rows[0]?.count ?? 0;
  };
  await expect.poll(askedAgain, SOON).toBeGreaterThan(20);
  expect((await world.state(runId)).state).toBe("running");
});

test("beginOutage: an egress without a worker can't take over: runs are paused with the reason", async () => {
  world = await smallStage("postgres");
  const { database } = world;
  const runId = await world.run(people("d0.example", 1));
  const outage = { egress: "main", because: "network", reason: "Nothing can be reached.", sites: [] } as const;
  await showAlive(database, "elsewhere", ["second"]);
  await beginOutage(database, outage, ["main", "second"]);
  expect((await world.state(runId)).state).toBe("running");
  await database.pool.query("UPDATE workers SET seen_at = now() - interval '2 min'");
  await beginOutage(database, outage, ["main", "second"]);
  expect((await world.state(runId)).state).toBe("paused");
  await resumeTakenOver(database, ["main", "second"]);
  expect((await world.state(runId)).state).toBe("paused");
  await showAlive(database, "elsewhere", ["second"]);
  await resumeTakenOver(database, ["main", "second"]);
  expect((await world.state(runId)).state).toBe("running");
  expect(await reasonOf(runId)).toBeNull();
});

test("resumeRun: the guard is overruled before the run goes on, so that nothing pauses it in between", async () => {
  world = await smallStage("postgres");
  const { database } = world;
  const runId = await world.run(people("d0.example", 1));
  await beginOutage(database, { egress: "main", because: "network", reason: "Nothing can be reached.", sites: [] }, [
    "main",
  ]);
  await isPaused(runId);
  const guard = await database.pool.connect();
  try {
    await guard.query("BEGIN");
    await guard.query("SELECT 1 FROM outages FOR UPDATE");
    const resumed = resumeRun(database, null, runId, ["main"]);
    const waiting = async (): Promise<number | null> => {
      const sql = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
      return (await database.pool.query(sql)).rowCount;
    };
    await expect.poll(waiting, SOON).toBe(1);
    expect((await world.state(runId)).state).toBe("paused");
    await guard.query("COMMIT");
    expect(await resumed).toBe(true);
    expect((await world.state(runId)).state).toBe("running");
  } finally {
    guard.release();
  }
});
