import { DEFAULT_POLICY, initialPacingState } from "@rollcall/pacing";
import { afterEach, describe, expect, test } from "vitest";
import { type HeldClock, heldClock, REFUSED } from "./held-clock.ts";
import {
  addSuppressions,
  readEntry,
  repairRuns,
  purgeIfDue,
  startRun,
  storeRetention,
  abandonTurn,
  settleSuppressions,
} from "@rollcall/core";

const START = new Date("2026-01-05T06:00:00Z");
const DAY_MS = 86_400_000;
const ASK_EVERYBODY = { deliverable: null, risky: null, undeliverable: null };

let held: HeldClock;
afterEach(() => held.close());

/** A run over contacts of shop.com, due at its one mail server. */
async function dueRun(names: readonly string[]): Promise<number> {
  const contactIds = await held.addContacts(names.map((name) => `${name}@shop.com`));
  await held.database.pool.query(`
    INSERT INTO sites (id, key, pacing_key, hosts) VALUES (1, 'mx.shop.com', 'mx.shop.com', '[]') ON CONFLICT DO NOTHING;
    INSERT INTO domains (name, route, site_id, expires_at) VALUES ('shop.com', 'mx', 1, now() + interval '1 year')
    ON CONFLICT DO NOTHING`);
  const { runId } = await startRun(held, {
    kind: "contacts",
    listId: null,
    contactIds,
    priority: 0,
    firstStep: null,
    freshFor: ASK_EVERYBODY,
  });
  return runId;
}

const suppress = (...entries: string[]) =>
  addSuppressions(
    held.database,
    null,
    entries.map((text) => readEntry(text, null)),
  );

const claim = async (): Promise<string[]> => {
  const turn = await held.turns.beginTurn(
    { pacingKey: "mx.shop.com", egress: "main", laneId: "a", workerId: "w" },
    () => ({
      type: "start",
      state: initialPacingState(DEFAULT_POLICY, 0),
      limit: 1,
      openUntil: new Date(held.clock.nowMs() + 60_000),
    }),
  );
  return turn.type === "claimed" ? turn.contacts.map(({ asked }) => asked) : [];
};

const results = async (runId: number): Promise<Record<string, unknown>[]> =>
  await held.rows(
    `SELECT split_part(c.asked, '@', 1) AS name, k.state, v.reason, v.safe_to_send AS safe FROM checks k
     JOIN contacts c ON c.id = k.contact_id LEFT JOIN verdicts v ON v.id = k.verdict_id WHERE k.run_id = $1 ORDER BY 1`,
    [runId],
  );

describe("suppression during a run", () => {
  test("addSuppressions: open checks are closed without probing, by address and by domain", async () => {
    held = await heldClock(START);
    const runId = await dueRun(["anna", "bert"]);
    await suppress("anna@shop.com");
    await held.passDays(0.01);
    await repairRuns(held);
    expect(await results(runId)).toEqual([
      { name: "anna", state: "done", reason: "suppressed", safe: "no" },
      { name: "bert", state: "due", reason: null, safe: null },
    ]);
    await suppress("shop.com");
    await repairRuns(held);
    expect(await claim()).toEqual([]);
    expect(await held.rows("SELECT state FROM runs WHERE id = $1", [runId])).toEqual([{ state: "completed" }]);
  });

  test("settleSuppressions: a check held by a session is not retried afterwards", async () => {
    held = await heldClock(START);
    const runId = await dueRun(["anna"]);
    expect(await claim()).toEqual(["anna@shop.com"]);
    await suppress("anna@shop.com");
    expect(await held.rows("SELECT settled FROM suppressions")).toEqual([{ settled: false }]);
    await abandonTurn(held.database, { pacingKey: "mx.shop.com", egress: "main", laneId: "a" });
    await settleSuppressions(held.database);
    expect(await held.rows("SELECT settled FROM suppressions")).toEqual([{ settled: true }]);
    await held.passDays(0.01);
    await repairRuns(held);
    expect(await results(runId)).toMatchObject([{ state: "done", reason: "suppressed" }]);
  });
});

describe("purgeIfDue", () => {
  test("purgeIfDue: purges nothing by default; then once a day what is old and unreferenced", async () => {
    held = await heldClock(START);
    const { database } = held;
    const ids = await held.addContacts(["old@shop.com", "kept@shop.com", "listed@shop.com"]);
    const [, kept = "", listed = ""] = ids;
    await held.record(ids, {});
    await held.rows(
      "INSERT INTO lists (id, name, file_name, state, created_at) VALUES (7, 'old', 'l.csv', 'ready', $1), (8, 'new', 'l.csv', 'ready', $2)",
      [START, new Date(START.getTime() + 395 * DAY_MS)],
    );
    await held.rows(
      "INSERT INTO list_rows (list_id, row_number, cells, other_contact_ids, contact_id) VALUES (7, 1, '[]', '{}', NULL), (8, 1, '[]', ARRAY[$1::uuid], NULL)",
      [listed],
    );
    await held.passDays(400);
    await held.record([kept], REFUSED);
    await purgeIfDue(database, DAY_MS);
    expect(await held.rows("SELECT count(*)::int AS count FROM verdicts")).toEqual([{ count: 4 }]);
    await storeRetention(held.database, null, { listDays: 90, historyDays: 365 });
    await purgeIfDue(database, DAY_MS);
    expect(await held.rows("SELECT count(*)::int AS count FROM lists")).toEqual([{ count: 2 }]);
    await held.passDays(1.1);
    await purgeIfDue(database, DAY_MS);
    expect(await held.rows("SELECT actor, action, subject, detail FROM audit_entries")).toEqual([
      { actor: "system", action: "retention.purged", subject: null, detail: { lists: 1, contacts: 1, verdicts: 2 } },
    ]);
    expect(await held.rows("SELECT id FROM lists")).toEqual([{ id: 8 }]);
    expect(await held.rows("SELECT list_id FROM list_rows")).toEqual([{ list_id: 8 }]);
    expect(await held.rows("SELECT asked FROM contacts ORDER BY 1")).toEqual([
      { asked: "kept@shop.com" },
      { asked: "listed@shop.com" },
    ]);
    // Of kept, the current verdict; of listed, its only one, however old.
    expect(await held.rows("SELECT reason FROM verdicts ORDER BY 1")).toEqual([
      { reason: "accepted" },
      { reason: "mailbox_not_found" },
    ]);
  });
});
