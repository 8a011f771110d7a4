import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { contactId } from "../contacts/contact-id.ts";
import { importFile } from "../lists/import-file.ts";
import { readList } from "../lists/list-store.ts";
import type { List } from "../lists/list.ts";
import { eraseAddress } from "../privacy/erase-address.ts";
import { EVERY_ROW } from "../rows/answer-query.ts";
import { exportTable } from "../rows/export-rows.ts";
import { readRun } from "../runs/run-store.ts";
import { startListRun, type StartRunPorts } from "../runs/start-run.ts";
import { addSuppressions } from "../suppressions/add-suppressions.ts";
import { readEntry } from "../suppressions/read-suppression.ts";
import { NOT_AUDITED } from "../testing/list-rows.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { decideTypos } from "./decide-typos.ts";
import { readTypoPatterns, readTypos } from "./read-typos.ts";
import type { TypoAction, TypoChoice } from "./typo.ts";

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
  await database.pool.query("TRUNCATE lists, list_rows, contacts, suppressions, domains, audit_entries CASCADE");
});

const FILE = `email
anna@gmial.com
bert@gmial.com
ANNA@gmial.com
carl@gmail.com
"dora@gmail,com"
emil @gmail.com
fred (at) gmail.com
gina@acme.com; hans@gmial.com
`;

async function imported(text = FILE): Promise<List> {
  return await importFile(database, {
    bytes: (async function* once() {
      yield Buffer.from(text);
    })(),
    fileName: "list.csv",
    name: null,
    columns: ["1"],
    audit: NOT_AUDITED,
  });
}

const decide = (list: List, choice: TypoChoice, action: TypoAction): ReturnType<typeof decideTypos> =>
  decideTypos(ports, "Ada", list, choice, action);

const idOf = (address: string): string => contactId(address.toLowerCase());
const ALL = { pattern: null, state: null, after: null, limit: 100 };

async function askedIn(runId: number): Promise<string[]> {
  const { rows } = await database.pool.query<{ asked: string }>(
    "SELECT c.asked FROM checks k JOIN contacts c ON c.id = k.contact_id WHERE k.run_id = $1 ORDER BY 1",
    [runId],
  );
  return rows.map(({ asked }) => asked);
}

/** The run's answer to an address, as a lane records it. */
async function answer(runId: number, address: string, status: string): Promise<void> {
  await database.pool.query(
    `WITH v AS (
       INSERT INTO verdicts (contact_id, run_id, status, reason, safe_to_send, score, attempts, checked_at, evidence)
       VALUES ($2, $1, $3, 'accepted', 'yes', 95, 1, now(), '[]') RETURNING id)
     UPDATE checks k SET state = 'done', verdict_id = v.id FROM v WHERE k.run_id = $1 AND k.contact_id = $2`,
    [runId, idOf(address), status],
  );
}

async function exported(listId: number, runId: number | null): Promise<Record<string, string>[]> {
  const list = (await readList(database, listId))!;
  const table = exportTable(database, { list, runId, final: false, filter: EVERY_ROW });
  const lines: Record<string, string>[] = [];
  for await (const batch of table.rows())
    for (const cells of batch) lines.push(Object.fromEntries(cells.map((cell, at) => [table.header[at], cell])));
  return lines;
}

describe("readTypos", () => {
  test("readTypos: every address with a suggestion once, whichever row and place it has", async () => {
    const list = await imported();
    const typos = await readTypos(database, list, null, ALL);
    expect(typos.map(({ rowNumber, asked, suggestion }) => [rowNumber, asked, suggestion])).toEqual([
      [1, "anna@gmial.com", "anna@gmail.com"],
      [2, "bert@gmial.com", "bert@gmail.com"],
      [5, "dora@gmail,com", "dora@gmail.com"],
      [6, "emil @gmail.com", "emil@gmail.com"],
      [7, "fred (at) gmail.com", "fred@gmail.com"],
      [8, "hans@gmial.com", "hans@gmail.com"],
    ]);
    const [first, second] = typos;
    const after = { rowNumber: first!.rowNumber, contactId: first!.contactId };
    expect(await readTypos(database, list, null, { ...ALL, after, limit: 1 })).toEqual([second]);
  });

  test("readTypoPatterns: the commonest first, with what was decided", async () => {
    const list = await imported();
    await decide(list, { contactIds: [idOf("anna@gmial.com")] }, "accept");
    await decide(list, { contactIds: [idOf("bert@gmial.com")] }, "dismiss");
    const all = await readTypoPatterns(database, list, { offset: 0, limit: 10 });
    expect(all).toEqual([
      { pattern: "gmial.com=gmail.com", open: 1, accepted: 1, dismissed: 1 },
      { pattern: "gmail,com=gmail.com", open: 1, accepted: 0, dismissed: 0 },
      { pattern: "name", open: 1, accepted: 0, dismissed: 0 },
      { pattern: "spelled_out", open: 1, accepted: 0, dismissed: 0 },
    ]);
    expect(await readTypoPatterns(database, list, { offset: 1, limit: 1 })).toEqual([all[1]]);
    const open = await readTypos(database, list, null, { ...ALL, pattern: "gmial.com=gmail.com", state: "open" });
    expect(open.map(({ asked }) => asked)).toEqual(["hans@gmial.com"]);
  });
});

describe("decideTypos", () => {
  test("decideTypos: what is accepted before a run is asked by the next one, beside the address as written", async () => {
    const list = await imported();
    expect(await decide(list, { pattern: "gmial.com=gmail.com" }, "accept")).toEqual({ changed: 3, runId: null });
    const { runId, total } = await startListRun(ports, "Ada", list.id, { recheck: false });
    const asked = await askedIn(runId);
    expect(total).toBe(asked.length);
    expect(asked.filter((address) => /^(?:anna|bert|hans)@/iu.test(address))).toEqual([
      "anna@gmail.com",
      "anna@gmial.com",
      "bert@gmail.com",
      "bert@gmial.com",
      "hans@gmail.com",
      "hans@gmial.com",
    ]);
    expect(asked).not.toContain("dora@gmail.com");
  });

  test("decideTypos: what is accepted during a run is asked by it, and the run counts it", async () => {
    const list = await imported();
    const before = await startListRun(ports, "Ada", list.id, { recheck: false });
    expect(await decide(list, { pattern: "gmail,com=gmail.com" }, "accept")).toEqual({
      changed: 1,
      runId: before.runId,
    });
    expect(await askedIn(before.runId)).toContain("dora@gmail.com");
    expect(await readRun(database, before.runId)).toMatchObject({ total: before.total + 1 });
    const { rows } = await database.pool.query("SELECT name FROM domains WHERE name = 'gmail.com'");
    expect(rows).toHaveLength(1);
    // carl@gmail.com is asked already: one check each.
    const again = await imported("email\ncarl@gmial.com\ncarl@gmail.com\n");
    const run = await startListRun(ports, "Ada", again.id, { recheck: false });
    await decide(again, { pattern: "gmial.com=gmail.com" }, "accept");
    expect(await readRun(database, run.runId)).toMatchObject({ total: run.total });
  });

  test("decideTypos: a run that was cancelled is not joined; the next one asks", async () => {
    const list = await imported();
    const { runId } = await startListRun(ports, "Ada", list.id, { recheck: false });
    await database.pool.query("UPDATE runs SET state = 'cancelled' WHERE id = $1", [runId]);
    expect(await decide(list, { pattern: "name" }, "accept")).toEqual({ changed: 1, runId: null });
    const next = await startListRun(ports, "Ada", list.id, { recheck: false });
    expect(await askedIn(next.runId)).toContain("emil@gmail.com");
  });

  test("decideTypos: the export has the corrected address with its answer, and the row keeps its own", async () => {
    const list = await imported();
    expect(Object.keys((await exported(list.id, null))[0]!)).not.toContain("rc_corrected_email");
    const { runId } = await startListRun(ports, "Ada", list.id, { recheck: false });
    await decide(list, { pattern: "gmial.com=gmail.com" }, "accept");
    await decide(list, { pattern: "gmail,com=gmail.com" }, "accept");
    await answer(runId, "anna@gmail.com", "deliverable");
    const lines = await exported(list.id, runId);
    expect(lines.map((line) => [line["rc_email"], line["rc_corrected_email"], line["rc_corrected_status"]])).toEqual([
      ["anna@gmial.com", "anna@gmail.com", "deliverable"],
      ["bert@gmial.com", "bert@gmail.com", "unknown"],
      ["anna@gmial.com", "anna@gmail.com", "deliverable"],
      ["carl@gmail.com", "", ""],
      ["dora@gmail,com", "dora@gmail.com", "unknown"],
      ["emil @gmail.com", "", ""],
      ["fred (at) gmail.com", "", ""],
      ["gina@acme.com", "", ""],
    ]);
    expect(lines[4]).toMatchObject({ rc_status: "undeliverable", rc_reason: "invalid_syntax" });
    const [anna] = await readTypos(database, list, runId, { ...ALL, limit: 1 });
    expect(anna).toMatchObject({ state: "accepted", correctedStatus: "deliverable" });
  });

  test("decideTypos: a corrected address on the suppression list is neither asked nor called deliverable", async () => {
    const list = await imported();
    const { runId } = await startListRun(ports, "Ada", list.id, { recheck: false });
    await addSuppressions(database, null, [readEntry("anna@gmail.com", null)]);
    await decide(list, { contactIds: [idOf("anna@gmial.com")] }, "accept");
    const { rows } = await database.pool.query(
      "SELECT v.reason FROM checks k JOIN verdicts v ON v.id = k.verdict_id WHERE k.run_id = $1 AND k.contact_id = $2",
      [runId, idOf("anna@gmail.com")],
    );
    expect(rows).toEqual([{ reason: "suppressed" }]);
    await answer(runId, "anna@gmail.com", "deliverable");
    expect((await exported(list.id, runId))[0]).toMatchObject({ rc_corrected_status: "unknown" });
  });

  test("decideTypos: a decision is taken back without a trace in the export, and each is audited without addresses", async () => {
    const list = await imported();
    const choice = { pattern: "gmial.com=gmail.com" };
    await decide(list, choice, "accept");
    expect(await decide(list, choice, "accept")).toEqual({ changed: 0, runId: null });
    expect(await decide(list, choice, "reopen")).toEqual({ changed: 3, runId: null });
    expect(Object.keys((await exported(list.id, null))[0]!)).not.toContain("rc_corrected_email");
    await decide(list, choice, "dismiss");
    const { rows } = await database.pool.query("SELECT actor, action, subject, detail FROM audit_entries ORDER BY id");
    const entry = { actor: "Ada", subject: String(list.id), detail: { addresses: 3 } };
    expect(rows).toEqual([
      { ...entry, action: "typos.accepted" },
      { ...entry, action: "typos.reopened" },
      { ...entry, action: "typos.dismissed" },
    ]);
  });

  test("decideTypos: the contacts of other lists, and addresses without a suggestion, are left alone", async () => {
    const list = await imported();
    const other = await imported();
    await decide(other, { pattern: "gmial.com=gmail.com" }, "accept");
    expect(await decide(list, { contactIds: [idOf("carl@gmail.com"), idOf("x@y.com")] }, "accept")).toMatchObject({
      changed: 0,
    });
    expect((await readTypos(database, list, null, ALL)).every(({ state }) => state === "open")).toBe(true);
  });

  test("eraseAddress: deletes the corrections to and of an address", async () => {
    const list = await imported();
    await decide(list, { pattern: "gmial.com=gmail.com" }, "accept");
    await eraseAddress(database, "Ada", "anna@gmail.com");
    const { rows } = await database.pool.query("SELECT asked FROM corrections ORDER BY 1");
    expect(rows).toEqual([{ asked: "bert@gmail.com" }, { asked: "hans@gmail.com" }]);
  });
});
