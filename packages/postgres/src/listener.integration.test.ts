import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { CHANNEL, type Database, openDatabase } from "./database.ts";

/** Longer than a test may take: who waits for so long has heard nothing. */
const FOREVER_MS = 600_000;

describe("listener", () => {
  let database: Database;
  beforeEach(async () => {
    database = openDatabase(await freshDatabase(), 2);
  });
  afterEach(() => database.close());

  const notify = (topic: string): Promise<unknown> => database.pool.query("SELECT pg_notify($1, $2)", [CHANNEL, topic]);
  const LISTENING = "FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
  const listening = async (): Promise<number> =>
    (await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n ${LISTENING}`)).rows[0]?.n ?? 0;

  /** A watcher that has been told that the connection is there, and nothing since. */
  async function heeding(...topics: string[]): Promise<ReturnType<Database["listener"]["watch"]>> {
    const watcher = database.listener.watch(topics);
    await expect.poll(listening).toBe(1);
    await notify("ready");
    const ready = database.listener.watch(["ready"]);
    let isReady = false;
    void ready.next(FOREVER_MS).then(() => (isReady = true));
    await expect.poll(async () => (await notify("ready"), isReady)).toBe(true);
    ready.stop();
    await watcher.next(0);
    return watcher;
  }

  test("watch: no connection is made before somebody watches", async () => {
    expect(await listening()).toBe(0);
    const watcher = await heeding("run 1");
    watcher.stop();
  });

  test("next: resolves when one of its topics is notified, and not for another", async () => {
    const watcher = await heeding("run 1", "steps 1");
    const other = await heeding("run 2");
    let heard = 0;
    void other.next(FOREVER_MS).then(() => (heard += 1));
    const next = watcher.next(FOREVER_MS);
    await notify("steps 1");
    await next;
    expect(heard).toBe(0);
    await notify("run 2");
    await expect.poll(() => heard).toBe(1);
  });

  test("next: what is notified before the wait is not lost, and tells once", async () => {
    const watcher = await heeding("run 1");
    const beside = await heeding("run 1");
    await notify("run 1");
    await beside.next(FOREVER_MS);
    await watcher.next(FOREVER_MS);
    let isOver = false;
    void watcher.next(FOREVER_MS).then(() => (isOver = true));
    const third = beside.next(1);
    await third;
    expect(isOver).toBe(false);
  });

  test("next: hears of a transaction only when it is committed", async () => {
    const watcher = await heeding("run 1");
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query("SELECT pg_notify($1, 'run 1')", [CHANNEL]);
    let isOver = false;
    const next = watcher.next(FOREVER_MS).then(() => (isOver = true));
    await client.query("SELECT 1");
    expect(isOver).toBe(false);
    await client.query("COMMIT");
    client.release();
    await next;
  });

  test("watch: a lost connection is made again, and meanwhile no watcher waits for long", async () => {
    const watcher = await heeding("run 1");
    await database.pool.query(`SELECT pg_terminate_backend(pid) ${LISTENING}`);
    // What was notified meanwhile was not heard: each is told to look.
    await watcher.next(FOREVER_MS);
    await expect.poll(listening, { timeout: 20_000 }).toBe(1);
    await heeding("run 1");
    const next = watcher.next(FOREVER_MS);
    await notify("run 1");
    await next;
  });

  test("close, abort: a waiting watcher goes on", async () => {
    const watcher = await heeding("run 1");
    const controller = new AbortController();
    const aborted = watcher.next(FOREVER_MS, controller.signal);
    controller.abort();
    await aborted;
    const closed = watcher.next(FOREVER_MS);
    await database.listener.close();
    await closed;
  });
});
