import { afterEach, describe, expect, test } from "vitest";
import { keepPartitions, storeRetention, purgeIfDue } from "@rollcall/core";
import { addIdPartition, inTransaction } from "@rollcall/postgres";
import { type HeldClock, heldClock, REFUSED } from "./held-clock.ts";

const START = new Date("2026-01-05T06:00:00Z");
const DAY_MS = 86_400_000;

/** Every partition that has a row is large. */
const ALL_LARGE = { largeRows: 1, wholeEveryDays: 30, waitDays: 33 };

let held: HeldClock;
afterEach(() => held.close());

/** The rows of each partition, by its number. */
const counts = async (): Promise<Record<string, number>> => {
  const parts = await held.rows(
    "SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'verdicts'::regclass ORDER BY 1",
  );
  const counted: Record<string, number> = {};
  for (const { name } of parts as { name: string }[]) {
    const [row] = await held.rows(`SELECT count(*)::int AS count FROM ${name}`);
    counted[name.replace("verdicts_", "")] = row?.["count"] as number;
  }
  return counted;
};

const reasons = async (): Promise<unknown[]> =>
  (await held.rows("SELECT reason FROM verdicts ORDER BY id")).map(({ reason }) => reason);

const leftovers = (): Promise<unknown[]> =>
  held.rows(`
    SELECT relname FROM pg_class WHERE relname ~ 'verdicts_(changed|.*_next$)' UNION ALL
    SELECT tgname FROM pg_trigger WHERE NOT tgisinternal UNION ALL SELECT proname FROM pg_proc WHERE proname ~ '^verdicts_'`);

describe("keepPartitions", () => {
  test("keepPartitions: each month that has verdicts gets a partition, one without gets none", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.com"]);
    expect(await keepPartitions(held.database)).toBeNull();
    await held.record(ids, {});
    expect(await keepPartitions(held.database)).toBeNull();
    await held.set(new Date("2026-02-01T00:00:00Z"));
    expect(await keepPartitions(held.database)).toBe(1);
    expect(await keepPartitions(held.database)).toBeNull();
    await held.record(ids, {});
    await held.record(ids, {});
    expect(await counts()).toEqual({ 0: 1, 1: 2 });
    await held.set(new Date("2026-03-01T00:00:00Z"));
    expect(await keepPartitions(held.database)).toBe(2);
    await held.set(new Date("2026-04-01T00:00:00Z"));
    expect(await keepPartitions(held.database)).toBeNull();
    expect(await counts()).toEqual({ 0: 1, 1: 2, 2: 0 });
  });

  test("keepPartitions: without it for months, verdicts go to the partition before; then one begins", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.com"]);
    await keepPartitions(held.database);
    for (let month = 0; month < 5; month += 1) {
      await held.record(ids, {});
      await held.passDays(31);
    }
    expect(await keepPartitions(held.database)).toBe(1);
    await held.record(ids, {});
    expect(await counts()).toEqual({ 0: 5, 1: 1 });
  });

  test("keepPartitions: a table from before the partitions is closed at once, if it has rows", async () => {
    held = await heldClock(START);
    await held.record(await held.addContacts(["anna@shop.com"]), {});
    expect(await keepPartitions(held.database)).toBe(1);
  });

  test("keepPartitions: of ten at once one begins a partition, and verdicts that are stored meanwhile get ids of their own", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(Array.from({ length: 40 }, (_, at) => `a${at}@shop.com`));
    await held.record(ids.slice(0, 1), {});
    const [begun] = await Promise.all([
      Promise.all(Array.from({ length: 10 }, () => keepPartitions(held.database))),
      Promise.all(ids.slice(1).map((id) => held.record([id], {}))),
    ]);
    expect(begun.filter((number) => number !== null)).toContain(1);
    await held.record(ids.slice(0, 1), {});
    expect(await held.rows("SELECT count(DISTINCT id)::int AS count, max(id) > 2^40 AS ahead FROM verdicts")).toEqual([
      { count: 41, ahead: true },
    ]);
    expect(Object.keys(await counts())).toEqual(["0", "1"]);
  });

  test("keepPartitions: an id that was drawn before has a place after", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.com"]);
    await held.record(ids, {});
    await inTransaction(held.database, async (client) => {
      await client.query("SELECT nextval('verdicts_id_seq')");
      await keepPartitions(held.database);
      await client.query(
        "INSERT INTO verdicts SELECT (jsonb_populate_record(v, jsonb_build_object('id', currval('verdicts_id_seq')))).* FROM verdicts v",
      );
    });
    await held.record(ids, {});
    expect(await counts()).toEqual({ 0: 2, 1: 1 });
  });

  test("keepPartitions: what a process left that died before ids were drawn is finished by the next", async () => {
    held = await heldClock(START);
    const ids = await held.addContacts(["anna@shop.com"]);
    await held.record(ids, {});
    await inTransaction(held.database, (client) => addIdPartition(client, "verdicts", 1));
    await held.rows("INSERT INTO settings (key, value) VALUES ('verdict_partition', $1)", [
      { number: 1, beganAt: START.toISOString() },
    ]);
    await held.record(ids, {});
    expect(await counts()).toEqual({ 0: 2, 1: 0 });
    expect(await keepPartitions(held.database)).toBe(1);
    await held.record(ids, {});
    expect(await counts()).toEqual({ 0: 2, 1: 1 });
  });
});

describe("purgeIfDue over partitions", () => {
  const purge = (limits = ALL_LARGE): Promise<void> => purgeIfDue(held.database, DAY_MS, limits);

  /** A partition that has ended: verdicts of three contacts of which one stands, and one of a run's check. Returns its oid. */
  async function fillMonth(): Promise<unknown> {
    held = await heldClock(START);
    const { database } = held;
    await keepPartitions(database);
    await storeRetention(database, null, { listDays: null, historyDays: 90 });
    const [anna = "", bert = "", cleo = ""] = await held.addContacts(["anna@x.com", "bert@x.com", "cleo@x.com"]);
    await held.record([anna, bert, cleo], {});
    await held.rows("INSERT INTO runs (id, kind, state, completed_at) VALUES (1, 'list', 'completed', now())");
    await held.rows(
      "INSERT INTO checks (run_id, contact_id, state, verdict_id) SELECT 1, contact_id, 'done', id FROM verdicts WHERE contact_id = $1",
      [bert],
    );
    await held.rows("INSERT INTO lists (id, name, file_name, state) VALUES (1, 'l', 'l.csv', 'ready')");
    await held.rows("UPDATE runs SET list_id = 1");
    await held.rows(
      "INSERT INTO list_rows (list_id, row_number, cells, contact_id) SELECT 1, row_number() OVER (), '[]', id FROM contacts",
    );
    await held.passDays(30);
    await keepPartitions(database);
    // Of cleo, the first one stands.
    await held.record([anna, bert], REFUSED);
    return await oid();
  }

  const oid = async (): Promise<unknown> =>
    (await held.rows("SELECT 'verdicts_0'::regclass::oid::int AS oid"))[0]?.["oid"];

  test("purgeIfDue: a large partition is replaced by what stands in it, once its last verdict is old enough", async () => {
    const before = await fillMonth();
    await held.passDays(59);
    await purge();
    expect(await counts()).toEqual({ 0: 3, 1: 2 });
    await held.passDays(2);
    await purge();
    expect(await counts()).toEqual({ 0: 2, 1: 2 });
    expect(await oid()).not.toBe(before);
    expect(
      await held.rows("SELECT c.asked, v.reason FROM contacts c JOIN verdicts v ON v.id = c.verdict_id ORDER BY 1"),
    ).toEqual([
      { asked: "anna@x.com", reason: "mailbox_not_found" },
      { asked: "bert@x.com", reason: "mailbox_not_found" },
      { asked: "cleo@x.com", reason: "accepted" },
    ]);
    expect(await held.rows("SELECT v.reason FROM checks k JOIN verdicts v ON v.id = k.verdict_id")).toEqual([
      { reason: "accepted" },
    ]);
    expect(await held.rows("SELECT detail FROM audit_entries WHERE action = 'retention.purged' ORDER BY id")).toEqual([
      { detail: { lists: 0, contacts: 0, verdicts: 0 } },
      { detail: { lists: 0, contacts: 0, verdicts: 1 } },
    ]);
    expect(await leftovers()).toEqual([]);
    // It is a part like the others, with all its indexes.
    expect(
      await held.rows("SELECT count(*)::int AS count FROM pg_index WHERE indrelid = 'verdicts_0'::regclass"),
    ).toEqual(await held.rows("SELECT count(*)::int AS count FROM pg_index WHERE indrelid = 'verdicts_1'::regclass"));
    await expect(held.rows("UPDATE verdicts_0 SET id = 1::bigint << 41")).rejects.toThrow(/partition constraint/u);
  });

  test("purgeIfDue: what is superseded later goes within a month; a partition in which nothing stands is dropped", async () => {
    await fillMonth();
    await held.passDays(61);
    await purge();
    const replaced = await oid();
    await held.rows("DELETE FROM runs");
    await held.record(
      (await held.rows("SELECT id FROM contacts WHERE asked LIKE 'cleo%'")).map(({ id }) => String(id)),
      {},
    );
    await held.passDays(28);
    await purge();
    expect(await oid()).toBe(replaced);
    await held.passDays(2);
    await purge();
    expect(await counts()).toEqual({ 1: 3 });
  });

  test("purgeIfDue: a small partition loses its rows a day after they are too old and superseded", async () => {
    await fillMonth();
    await held.passDays(61);
    await purge({ ...ALL_LARGE, largeRows: 1_000_000 });
    expect(await counts()).toEqual({ 0: 2, 1: 2 });
    const cleo = (await held.rows("SELECT id FROM contacts WHERE asked LIKE 'cleo%'")).map(({ id }) => String(id));
    await held.record(cleo, REFUSED);
    await held.passDays(0.9);
    await held.rows("DELETE FROM settings WHERE key = 'purged_at'");
    await purge({ ...ALL_LARGE, largeRows: 1_000_000 });
    expect(await counts()).toEqual({ 0: 2, 1: 3 });
    await held.passDays(1.1);
    await purge({ ...ALL_LARGE, largeRows: 1_000_000 });
    expect(await counts()).toEqual({ 0: 1, 1: 3 });
    expect(await reasons()).toHaveLength(4);
  });

  test("purgeIfDue: a verdict that comes to stand again while it is being deleted is kept", async () => {
    await fillMonth();
    await held.passDays(61);
    const [{ id } = {}] = await held.rows(
      "SELECT v.id FROM verdicts_0 v JOIN contacts c ON c.id = v.contact_id WHERE c.asked LIKE 'anna%'",
    );
    const taken = await held.database.pool.connect();
    await taken.query("BEGIN");
    await taken.query("UPDATE contacts SET verdict_id = $1 WHERE asked LIKE 'anna%'", [id]);
    await taken.query("UPDATE verdicts SET rule = rule WHERE id = $1", [id]);
    const purging = purge({ ...ALL_LARGE, largeRows: 1_000_000 });
    await expect
      .poll(() => held.rows("SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"))
      .not.toEqual([]);
    await taken.query("COMMIT");
    taken.release();
    await purging;
    expect(
      await held.rows("SELECT v.id FROM contacts c JOIN verdicts v ON v.id = c.verdict_id WHERE asked LIKE 'anna%'"),
    ).toEqual([{ id }]);
  });
});
