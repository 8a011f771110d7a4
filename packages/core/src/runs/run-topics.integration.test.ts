import { freshDatabase } from "@rollcall/test-engines/postgres";
import { type Database, migrate, openDatabase, inTransaction } from "@rollcall/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { countClosed } from "../turns/record-outcomes.ts";
import { checkOne } from "./check-one.ts";
import { watchRun, watchSteps } from "./run-topics.ts";
import { cancelRun, pauseRun, resumeRun } from "./run-store.ts";
import { addSteps, readSteps, type CheckStep } from "./step.ts";

/** Longer than a test may take: who waits for so long is not told. */
const FOREVER_MS = 600_000;

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
});
afterAll(() => database.close());

let people = 0;
async function startCheck(): Promise<number> {
  const nothing = async (): Promise<void> => {};
  const ports = {
    database,
    lanes: { open: nothing, wake: nothing, resolve: nothing },
    clock: { nowMs: () => Date.now(), random: () => 0 },
    settings: TEST_SETTINGS,
  };
  const started = await checkOne(ports, `user.${(people += 1)}@quillmoor-foundry.com`, false);
  if (started.type !== "started") throw new Error(started.type);
  return started.runId;
}

/** Waits until the watcher has a connection, then until it is told of what `act` does. */
async function tells(watcher: ReturnType<typeof watchRun>, act: () => Promise<unknown>): Promise<void> {
  const probe = database.listener.watch(["here"]);
  let isHere = false;
  void probe.next(FOREVER_MS).then(() => (isHere = true));
  await expect.poll(async () => (await database.pool.query("SELECT pg_notify('rollcall', 'here')"), isHere)).toBe(true);
  probe.stop();
  await watcher.next(0);
  const next = watcher.next(FOREVER_MS);
  await act();
  await next;
}

test("watchRun: is told when a run is paused, resumed and cancelled", async () => {
  const id = await startCheck();
  const watcher = watchRun(database, id);
  await tells(watcher, () => pauseRun(database, "key 1", id));
  await tells(watcher, () => resumeRun(database, "key 1", id, ["main"]));
  await tells(watcher, () => cancelRun(database, "key 1", id));
  watcher.stop();
});

test("watchRun: is told when the last answer of a run is counted", async () => {
  const id = await startCheck();
  const watcher = watchRun(database, id);
  const answer = { run_id: id, status: "deliverable", reason: "accepted" };
  await tells(watcher, () => inTransaction(database, (client) => countClosed(client, [answer])));
  watcher.stop();
});

test("watchSteps: is told of steps, which are stored in order", async () => {
  const id = await startCheck();
  const watcher = watchSteps(database, id);
  const step = (detail: string): CheckStep => ({
    atMs: 1,
    step: "mail",
    outcome: "ok",
    host: null,
    detail,
    code: 250,
    durationMs: 1,
  });
  const words = Array.from({ length: 40 }, (_, index) => `step ${index}`);
  await tells(watcher, () => addSteps(database, id, words.map(step)));
  watcher.stop();
  const stored = await readSteps(database, id, 0);
  expect(stored.slice(1).map(({ detail }) => detail)).toEqual(words);
});
