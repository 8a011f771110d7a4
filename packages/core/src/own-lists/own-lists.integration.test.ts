import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { changeMapping } from "../lists/change-mapping.ts";
import { importFile } from "../lists/import-file.ts";
import type { List } from "../lists/list.ts";
import { EVERY_ROW } from "../rows/answer-query.ts";
import { readRows } from "../rows/read-rows.ts";
import { checkOne, readCheckOne } from "../runs/check-one.ts";
import { startListRun, type StartRunPorts } from "../runs/start-run.ts";
import { addSuppressions } from "../suppressions/add-suppressions.ts";
import { readEntry } from "../suppressions/read-suppression.ts";
import { NOT_AUDITED } from "../testing/list-rows.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { readOwnLines } from "./own-entry.ts";
import { addOwnEntries, countOwnEntries, readOwnEntries, readOwnFacts, removeOwnEntry } from "./own-store.ts";

let database: Database;
let ports: StartRunPorts;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 4);
  const lanes = { open: async () => {}, wake: async () => {}, resolve: async () => {} };
  ports = { database, lanes, clock: { nowMs: Date.now, random: () => 0 }, settings: TEST_SETTINGS };
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query("TRUNCATE lists, list_rows, contacts, suppressions, own_entries, audit_entries CASCADE");
});

const add = (text: string): ReturnType<typeof addOwnEntries> =>
  addOwnEntries(database, "Ada", readOwnLines(text, null));
const OWN = "disposable shop.com\nnot_free gmail.com\nrole gate-house\nnot_role info\n";

async function imported(...emails: readonly string[]): Promise<List> {
  return await importFile(database, {
    bytes: (async function* once() {
      yield Buffer.from(`email\n${emails.join("\n")}\n`);
    })(),
    fileName: "list.csv",
    name: null,
    columns: ["1"],
    audit: NOT_AUDITED,
  });
}

/** Facts of a list's rows as letters: disposable, free, role. */
async function factsOf({ id }: List): Promise<string[]> {
  const of = { listId: id, runId: null, final: false, several: false };
  const rows = await readRows(database, of, EVERY_ROW, { afterRow: 0, limit: 100 });
  return rows.map((row) => `${row.disposable ? "d" : "-"}${row.free ? "f" : "-"}${row.role ? "r" : "-"}`);
}

const EMAILS = ["anna@shop.com", "anna@gmail.com", "gatehouse@acme.com", "info@acme.com"] as const;
const BUILT_IN = ["---", "-f-", "---", "--r"];
const BY_OWN = ["d--", "---", "--r", "---"];

describe("facts", () => {
  test("own lists: the next import goes by them, and so does another choice of columns", async () => {
    expect(await factsOf(await imported(...EMAILS))).toEqual(BUILT_IN);
    await add(OWN);
    const list = await imported(...EMAILS);
    expect(await factsOf(list)).toEqual(BY_OWN);
    await removeOwnEntry(database, "Ada", "not_role", "info");
    await changeMapping(database, null, list, { addressColumns: [0], dedupe: "safe" });
    expect(await factsOf(list)).toEqual([...BY_OWN.slice(0, 3), "--r"]);
  });

  test("own lists: stored contacts have the facts at once, and the built-in ones when an entry is removed", async () => {
    const list = await imported(...EMAILS);
    await startListRun(ports, null, list.id, { recheck: false });
    await add(OWN);
    expect(await factsOf(list)).toEqual(BY_OWN);
    expect(await removeOwnEntry(database, "Ada", "disposable", "Shop.com")).toBe(true);
    await removeOwnEntry(database, "Ada", "not_free", "gmail.com");
    await removeOwnEntry(database, "Ada", "role", "Gate-house");
    await removeOwnEntry(database, "Ada", "not_role", "info");
    expect(await factsOf(list)).toEqual(BUILT_IN);
    expect(await removeOwnEntry(database, "Ada", "disposable", "shop.com")).toBe(false);
  });

  test("own lists: rows that were imported before become contacts by what the lists say then", async () => {
    await add("disposable shop.com\nrole gate-house");
    const list = await imported(...EMAILS);
    await removeOwnEntry(database, "Ada", "disposable", "shop.com");
    await removeOwnEntry(database, "Ada", "role", "gatehouse");
    await add("not_free gmail.com\nnot_role info");
    await startListRun(ports, null, list.id, { recheck: false });
    expect(await factsOf(list)).toEqual(["---", "---", "---", "---"]);
  });

  test("own lists: a domain that is on them is no slip", async () => {
    await add("free gmial.com");
    const list = await imported("anna@gmial.com");
    const { rows } = await database.pool.query("SELECT suggestion FROM list_rows WHERE list_id = $1", [list.id]);
    expect(rows).toEqual([{ suggestion: null }]);
  });

  test("own lists: a single check goes by them", async () => {
    await add(OWN);
    const started = await checkOne({ ...ports }, "gatehouse@shop.com", false);
    if (started.type !== "started") throw new Error(started.type);
    expect(await readCheckOne(database, started.runId)).toMatchObject({ contact: { role: true, disposable: true } });
  });
});

describe("entries", () => {
  test("addOwnEntries: counts, opposites replace each other, and each change is audited without the entries", async () => {
    const text = "disposable a.com\ndisposable A.com\nfree nonsense\n";
    expect(await add(text)).toMatchObject({ added: 1, known: 1, rejected: [{ entry: "free nonsense" }] });
    expect(await add("not_disposable a.com\nfree a.com")).toMatchObject({ added: 2, known: 0 });
    const page = { list: null, search: null, after: null, limit: 10 };
    const all = await readOwnEntries(database, page);
    expect(all.map(({ list, entry }) => `${list} ${entry}`)).toEqual(["not_disposable a.com", "free a.com"]);
    const after = { kind: "disposable", entry: "a.com" };
    expect(await readOwnEntries(database, { ...page, after })).toEqual([all[1]]);
    expect(await readOwnEntries(database, { ...page, list: "disposable" })).toEqual([]);
    expect(await countOwnEntries(database, "free", "A")).toBe(1);
    await removeOwnEntry(database, "Ada", "free", "a.com");
    expect((await readOwnFacts(database)).free.size).toBe(0);
    const { rows } = await database.pool.query("SELECT action, detail FROM audit_entries ORDER BY id");
    expect(rows).toEqual([
      { action: "own_lists.added", detail: { added: 1 } },
      { action: "own_lists.added", detail: { added: 2 } },
      { action: "own_lists.removed", detail: null },
    ]);
  });

  test("addOwnEntries: more entries than fit add nothing", async () => {
    const many = function* many(): Generator<string> {
      for (let at = 0; at <= 50_000; at += 1) yield `disposable d${at}.com`;
    };
    await expect(add([...many()].join("\n"))).rejects.toThrow("at most 50,000 entries");
    expect(await countOwnEntries(database, null, null)).toBe(0);
  });
});

describe("never_ask", () => {
  const reasons = async (runId: number): Promise<unknown[]> => {
    const { rows } = await database.pool.query(
      `SELECT c.asked, v.status, v.reason, v.smtp_reply AS words, v.evidence -> 0 ->> 'detail' AS detail
       FROM checks k JOIN contacts c ON c.id = k.contact_id LEFT JOIN verdicts v ON v.id = k.verdict_id
       WHERE k.run_id = $1 ORDER BY 1`,
      [runId],
    );
    return rows.map(({ asked, status, reason, detail }) => [asked, status, reason, detail]);
  };
  const NEVER = "rival.com is on your list of domains that are never asked";

  test("never_ask: its addresses are decided without a lookup or a question, in words of their own", async () => {
    await add("never_ask rival.com");
    await addSuppressions(database, null, [readEntry("quiet@rival.com", null)]);
    const list = await imported("anna@rival.com", "quiet@rival.com", "bo@sub.rival.com");
    const { runId } = await startListRun(ports, null, list.id, { recheck: false });
    expect(await reasons(runId)).toEqual([
      ["anna@rival.com", "unknown", "not_probed", NEVER],
      ["bo@sub.rival.com", null, null, null],
      ["quiet@rival.com", "unknown", "suppressed", "on the suppression list, so never probed"],
    ]);
    expect((await database.pool.query("SELECT 1 FROM domains WHERE name = 'rival.com'")).rowCount).toBe(0);
  });

  test("never_ask: open checks of a run under way are withdrawn when it is added", async () => {
    const list = await imported("anna@rival.com", "bo@other.com");
    const { runId } = await startListRun(ports, null, list.id, { recheck: false });
    await add("never_ask rival.com");
    const { rows } = await database.pool.query(
      "SELECT c.asked, k.domain FROM checks k JOIN contacts c ON c.id = k.contact_id WHERE k.run_id = $1 ORDER BY 1",
      [runId],
    );
    expect(rows).toEqual([
      { asked: "anna@rival.com", domain: null },
      { asked: "bo@other.com", domain: "other.com" },
    ]);
  });

  test("never_ask: an answer from before stays as long as it is good", async () => {
    const list = await imported("anna@rival.com");
    await startListRun(ports, null, list.id, { recheck: false });
    await database.pool.query("TRUNCATE runs CASCADE");
    await database.pool.query(
      `WITH v AS (
         INSERT INTO verdicts (contact_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
         SELECT id, 'deliverable', 'accepted', 'yes', 95, 1, now(), '[]' FROM contacts RETURNING id, contact_id)
       UPDATE contacts SET verdict_id = v.id, status = 'deliverable', reason = 'accepted', checked_at = now(),
         fresh_until = now() + interval '1 day' FROM v WHERE v.contact_id = contacts.id`,
    );
    await add("never_ask rival.com");
    const { runId, done } = await startListRun(ports, null, list.id, { recheck: false });
    expect(done).toBe(1);
    expect(await reasons(runId)).toEqual([["anna@rival.com", "deliverable", "accepted", null]]);
  });
});
