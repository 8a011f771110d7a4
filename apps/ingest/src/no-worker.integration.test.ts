import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";
import { NO_WORKER, watchWorkers, type WorkerWatch } from "./watch-workers.ts";
import { readWorkerSigns, WORKER_GRACE_MS, showAlive, signOff } from "@rollcall/core";

let ingest: TestIngest;
let watch: WorkerWatch;
let nowMs = 0;
const logged: string[] = [];
const tell =
  (level: string) =>
  (...words: unknown[]): void =>
    void logged.push(`${level} ${String(words.at(-1))}`);

beforeAll(async () => {
  ingest = await startIngest(await freshDatabase(), {}, [], {}, ["main"], () => watch.isWithoutWorker());
  watch = watchWorkers({
    readSigns: () => readWorkerSigns(ingest.database),
    monotonicMs: () => nowMs,
    graceMs: WORKER_GRACE_MS,
    logger: { warn: tell("warn"), info: tell("info"), debug: tell("debug") },
  });
});

afterAll(async () => {
  watch.stop();
  await ingest.stop();
});

const NOT_YET = { most: null, all: null, blocked: [] };

const lookAfter = async (ms: number): Promise<void> => {
  nowMs += ms;
  await watch.look();
};

test(
  "no worker: a run says so after the grace, not before, and until one shows itself",
  { timeout: 60_000 },
  async () => {
    await lookAfter(0);
    const { body: list } = await ingest.upload("email\nanna@example.com\nbert@example.com\n", "start=true");
    const ofList = async () => (await ingest.json(`/lists/${list.id}`)).body.run;
    expect(await ofList()).toMatchObject({ state: "running", stall_reason: null, time_left: NOT_YET });
    await lookAfter(WORKER_GRACE_MS - 1);
    expect(await ofList()).toMatchObject({ stall_reason: null });
    await lookAfter(1);
    expect(await ofList()).toMatchObject({ state: "running", stall_reason: "no_worker", time_left: NOT_YET });
    const { body: run } = await ingest.json(`/runs/${(await ofList()).id}`);
    expect(run).toMatchObject({ stall_reason: "no_worker", pause_reason: null, time_left: NOT_YET, slowest: null });
    expect((await ingest.json("/stats")).body.warnings).toEqual([NO_WORKER]);

    await showAlive(ingest.database, "first", ["main"]);
    await lookAfter(5_000);
    expect(await ofList()).toMatchObject({ stall_reason: null, time_left: NOT_YET });
    expect((await ingest.json("/stats")).body.warnings).toEqual([]);
  },
);

test("no worker: logged once a minute, and when it is over", async () => {
  logged.length = 0;
  for (let looks = 0; looks < 23 + WORKER_GRACE_MS / 5_000; looks += 1) await lookAfter(5_000);
  expect(logged).toEqual([`warn ${NO_WORKER}`, `warn ${NO_WORKER}`]);
  await showAlive(ingest.database, "second", ["main"]);
  await lookAfter(5_000);
  expect(logged.at(-1)).toBe("info a worker is running again");
});

test("no worker: a single check reports it at once instead of waiting", { timeout: 30_000 }, async () => {
  await lookAfter(WORKER_GRACE_MS);
  const check = await ingest.json("/verify", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "clara@example.com", timeout_ms: 60_000 }),
  });
  expect(check).toMatchObject({ status: 202, body: { state: "running", stall_reason: "no_worker" } });
  await showAlive(ingest.database, "third", ["main"]);
  await lookAfter(5_000);
  expect((await ingest.json(`/verify/${check.body.id}`)).body.stall_reason).toBeNull();
});

test("no worker: a rolling restart of workers is never reported", async () => {
  for (const name of ["a", "b", "c"]) {
    await showAlive(ingest.database, name, ["main"]);
    await lookAfter(5_000);
    await signOff(ingest.database, name);
    for (let looks = 0; looks < 8; looks += 1) {
      await lookAfter(5_000);
      expect(watch.isWithoutWorker()).toBe(false);
    }
  }
});
