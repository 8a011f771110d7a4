import type { NewVerdict } from "../../verdicts/verdict.ts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { EVERY_ROW } from "../answer-query.ts";
import { fillList } from "../../lists/fill-list.ts";
import { writeRows } from "../../lists/write-rows.ts";
import { createList, deleteList } from "../../lists/list-store.ts";
import { countRows, readRows, readRowsAt } from "../read-rows.ts";
import { changeCounts } from "../../verdicts/stored-verdicts.ts";
import { readLatestRun } from "../../runs/run-store.ts";
import { readSummary } from "../../runs/run-summary.ts";
import { NOT_AUDITED, ONE_COLUMN, packRows } from "../../testing/list-rows.ts";
import { findRows } from "./find-rows.ts";
import { createRowIndexer, type RowIndex } from "./row-indexer.ts";
import type { List, RowFilter } from "../../lists/list.ts";
import type { NewContact } from "../../contacts/contact.ts";
import { type Database, inTransaction, openDatabase, migrate } from "@rollcall/postgres";
import { insertRun } from "../../runs/insert-run.ts";
import { recordUnasked } from "../../turns/record-outcomes.ts";

/** More than two blocks of the index. */
const ROWS = 2_345;
const FRESH_FOR = { deliverable: 1, risky: 1, undeliverable: 1 };
const DOMAINS = ["acme.com", "globex.com", "xn--mller-kva.de", "globex.com.example"] as const;
const ANSWERS = [
  ["deliverable", "accepted"],
  ["risky", "catch_all"],
  ["undeliverable", "mailbox_not_found"],
  ["unknown", "blocked"],
] as const;

let database: Database;
let list: List;
let runId: number;
const indexer = (): ReturnType<typeof createRowIndexer> =>
  createRowIndexer(database, (error) => expect(error).toBeNull(), 1);

beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 10);
  list = await filled();
  ({ runId } = await insertRun(
    database,
    { kind: "list", listId: list.id, contactIds: null, priority: 0, firstStep: null, freshFor: FRESH_FOR },
    ["main"],
  ));
  const { rows } = await database.pool.query<{ id: string }>("SELECT id FROM contacts ORDER BY id");
  await recordUnasked(
    database,
    rows.map(({ id }, at) => verdict(id, at)).filter((one) => one !== null),
    FRESH_FOR,
  );
  await database.pool.query("UPDATE runs SET state = 'completed', completed_at = now()");
});
afterAll(() => database.close());

async function filled(): Promise<List> {
  const { id } = await createList(database, {
    name: "list",
    fileName: "list.csv",
    idempotencyKey: null,
    requestHash: null,
  });
  const batches = (async function* batchesOf() {
    yield packRows(Array.from({ length: ROWS }, (_, at) => row(at)));
  })();
  const found = await fillList(database, id, {
    dedupe: "safe",
    replaces: false,
    sizeBytes: null,
    rows: (list) => writeRows(list, batches, { dedupe: "safe", facts: () => ONE_COLUMN }),
    audit: NOT_AUDITED,
  });
  if (found === null) throw new Error("The list was not filled.");
  return found;
}

/** Every ninth row repeats an earlier address, every fiftieth has none. */
function row(at: number): Parameters<typeof packRows>[0][number] {
  if (at % 50 === 49) return { rowNumber: at + 1, cells: ["n/a"], contacts: [], problem: "no_address" };
  const named = at % 9 === 8 ? Math.floor(at / 3) : at;
  const domain = DOMAINS[named % 7 === 0 ? 3 : named % 3] ?? DOMAINS[0];
  const shown = domain === "xn--mller-kva.de" ? "Müller.DE" : domain;
  const asked = `${named % 4 === 0 ? "Sales" : "ada"}.${named}@${shown}`;
  const contact: NewContact = {
    key: asked.toLowerCase(),
    asked,
    domain,
    syntaxProblem: null,
    relaxedKey: null,
    needsSmtpUtf8: false,
    role: named % 4 === 0,
    disposable: named % 11 === 0,
    free: named % 5 === 0,
    tagged: false,
    relay: false,
    suggestion: null,
  };
  return { rowNumber: at + 1, cells: [asked], contacts: [contact], problem: null };
}

/** Some contacts get no verdict, as in a cancelled run. */
function verdict(contactId: string, at: number): NewVerdict | null {
  const [status, reason] = ANSWERS[at % 40 === 0 ? 3 : at % 3] ?? ANSWERS[0];
  if (at % 21 === 0) return null;
  return {
    contactId,
    status,
    reason,
    score: 50,
    safeToSend: "risky",
    catchAll: at % 2 === 0 ? null : at % 3 === 0,
    full: null,
    disabled: null,
    provider: at % 5 === 0 ? "google" : null,
    mxHost: null,
    smtpCode: null,
    enhancedCode: null,
    smtpReply: null,
    rule: null,
    attempts: 1,
    durationMs: 1,
    checkedAt: new Date(),
    evidence: [],
    transcript: null,
  };
}

const among = (...words: string[]): fc.Arbitrary<string[] | null> =>
  fc.option(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }), { freq: 3 });
const truth = fc.option(fc.boolean(), { freq: 4 });
const FILTER: fc.Arbitrary<RowFilter> = fc.record({
  statuses: among("deliverable", "risky", "undeliverable", "unknown"),
  reasons: among("accepted", "catch_all", "mailbox_not_found", "blocked", "no_address", "null_mx"),
  providers: among("google", "yahoo"),
  domains: among(...DOMAINS, "nobody.example"),
  duplicates: fc.constantFrom("keep", "leave_out", "only"),
  disposable: truth,
  role: truth,
  free: truth,
  catchAll: truth,
  search: fc.option(fc.constantFrom("ada", "SALES.1", "@globex.com", "xn--", "müller", ".77@", "%", "nobody"), {
    freq: 3,
  }),
});

async function indexOf(): Promise<RowIndex> {
  const making = indexer();
  const run = await readLatestRun(database, list.id);
  await making.find(list, run);
  await making.settled();
  const index = await making.find(list, run);
  if (index === null) throw new Error("The rows were not indexed.");
  return index;
}

describe("row index", () => {
  test("findRows: returns the same rows and totals as scanning the tables", async () => {
    const index = await indexOf();
    const of = { listId: list.id, runId, final: false, several: false };
    const page = fc.record({
      afterRow: fc.constantFrom(0, 7, 999, 1_000, 1_001, 2_300),
      limit: fc.constantFrom(1, 20, 3_000),
    });
    // Facets are rare up to this many rows: none, some, all.
    const rareRows = fc.constantFrom(0, 300, ROWS);
    await fc.assert(
      fc.asyncProperty(FILTER, page, rareRows, async (filter, { afterRow, limit }, rare) => {
        const found = await findRows(database, index, filter, { afterRow, limit, counted: true }, rare);
        const read = await readRows(database, of, filter, { afterRow, limit });
        expect(found.rowNumbers).toEqual(read.map(({ rowNumber }) => rowNumber));
        if (afterRow === 0) expect(found.total).toBe(await countRows(database, of, filter));
        expect(await readRowsAt(database, of, EVERY_ROW, found.rowNumbers)).toEqual(read);
      }),
      { numRuns: 40 },
    );
  });

  test("findRows: an index without lists of rare rows returns the same rows", async () => {
    const index = await indexOf();
    const older = { ...index, facets: index.facets.map((facet) => ({ ...facet, isListed: false })) };
    const filter = { ...EVERY_ROW, reasons: ["blocked"], search: "ada" };
    const page = { afterRow: 0, limit: 20, counted: true };
    const found = await findRows(database, index, filter, page);
    expect(found.rowNumbers.length).toBeGreaterThan(0);
    expect(await findRows(database, older, filter, page)).toEqual(found);
  });

  test("createRowIndexer: stores the totals of the answers", async () => {
    expect((await indexOf()).summary).toEqual(await readSummary(database, runId));
  });

  test("createRowIndexer: during a run the index is a snapshot, replaced when the run is over", async () => {
    const making = indexer();
    await database.pool.query("UPDATE runs SET state = 'running', completed_at = NULL");
    const going = await readLatestRun(database, list.id);
    await making.find(list, going);
    await making.settled();
    expect((await making.find(list, going))?.isSnapshot).toBe(true);
    await database.pool.query("UPDATE runs SET state = 'completed', completed_at = now()");
    const over = await readLatestRun(database, list.id);
    expect(await making.find(list, over)).toBeNull();
    await making.settled();
    expect((await making.find(list, over))?.isSnapshot).toBe(false);
  });

  test("createRowIndexer: a cancelled run is not indexed before its sessions have ended", async () => {
    const making = indexer();
    await database.pool.query(
      "UPDATE runs SET state = 'cancelled', closing = true, completed_at = now() + interval '1 s'",
    );
    const run = await readLatestRun(database, list.id);
    await making.find(list, run);
    await making.settled();
    expect(await making.find(list, run)).toBeNull();
    await database.pool.query("UPDATE runs SET closing = false");
    await making.settled();
    await making.find(list, run);
    await making.settled();
    expect(await making.find(list, run)).not.toBeNull();
  });

  test("changeCounts: changed answers drop the index", async () => {
    await indexOf();
    const changes = [1, -1].map((by) => ({ runId, status: "risky", reason: "catch_all", by }));
    await inTransaction(database, (client) => changeCounts(client, changes));
    const making = indexer();
    expect(await making.find(list, await readLatestRun(database, list.id))).toBeNull();
    await making.settled();
  });

  test("deleteList: drops its index", async () => {
    await indexOf();
    await deleteList(database, null, list.id);
    const { rows } = await database.pool.query(
      "SELECT 1 FROM row_blocks UNION ALL SELECT 1 FROM row_rare_facets UNION ALL SELECT 1 FROM row_indexes",
    );
    expect(rows).toEqual([]);
  });
});
