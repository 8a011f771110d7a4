import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { EVERY_ROW } from "../rows/answer-query.ts";
import { fillList } from "../lists/fill-list.ts";
import { writeRows } from "../lists/write-rows.ts";
import { readListFacts } from "../lists/analysis.ts";
import { createList, deleteList } from "../lists/list-store.ts";
import { readRows } from "../rows/read-rows.ts";
import { NOT_AUDITED, ONE_COLUMN, packRows } from "../testing/list-rows.ts";
import { contactId } from "./contact-id.ts";
import { countDue } from "./contact-query.ts";
import { readContact } from "./read-contacts.ts";
import { storeListed, storeNamed, storeContacts } from "./store-contacts.ts";
import type { ImportBatch } from "../lists/list.ts";
import type { NewContact } from "./contact.ts";
import { type Database, openDatabase, migrate } from "@rollcall/postgres";
import { insertRun } from "../runs/insert-run.ts";

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 10);
});
beforeEach(async () => void (await database.pool.query("TRUNCATE lists, list_rows, contacts CASCADE")));
afterAll(() => database.close());

function contact(asked: string, facts: Partial<NewContact> = {}): NewContact {
  return {
    key: asked.toLowerCase(),
    asked,
    domain: asked.slice(asked.lastIndexOf("@") + 1),
    syntaxProblem: null,
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    free: false,
    tagged: false,
    relay: false,
    suggestion: null,
    relaxedKey: null,
    ...facts,
  };
}

/** Fills a list with rows that name these contacts. Returns its id. */
async function listOf(rows: readonly (readonly NewContact[])[], id?: number): Promise<number> {
  const listId =
    id ??
    (await createList(database, { name: "list", fileName: "list.csv", idempotencyKey: null, requestHash: null })).id;
  const batches = (async function* batchesOf(): AsyncGenerator<ImportBatch> {
    const packed = rows.map((contacts, at) => ({ rowNumber: at + 1, cells: ["x"], contacts, problem: null }));
    if (packed.length > 0) yield packRows(packed);
  })();
  await fillList(database, listId, {
    dedupe: "safe",
    replaces: id !== undefined,
    sizeBytes: null,
    rows: (list) => writeRows(list, batches, { dedupe: "safe", facts: () => ONE_COLUMN }),
    audit: NOT_AUDITED,
  });
  return listId;
}

const COLUMNS = "id, asked, domain, syntax_problem, needs_smtputf8, role, disposable, free, tagged, relay, suggestion";

/** The addresses of the stored contacts. */
async function asked(): Promise<unknown[]> {
  return (await database.pool.query('SELECT asked FROM contacts ORDER BY asked COLLATE "C"')).rows.map(
    (row) => (row as { asked: string }).asked,
  );
}

async function stored(): Promise<Record<string, unknown>[]> {
  const { rows } = await database.pool.query<Record<string, unknown>>(`SELECT ${COLUMNS} FROM contacts ORDER BY id`);
  return rows;
}

test("storeListed: creates the same contacts as storeContacts, for leading and further addresses", async () => {
  const text = fc.string({ unit: fc.constantFrom(..."aB.+@ü\"\\\n'💌"), minLength: 1, maxLength: 8 });
  const wellFormed = fc.record({
    asked: fc.tuple(text, fc.constantFrom("acme.com", "Acme.com", "müller.de")).map((parts) => parts.join("@")),
    domain: fc.constantFrom("acme.com", "xn--mller-kva.de"),
    syntaxProblem: fc.constant(null),
    needsSmtpUtf8: fc.boolean(),
    role: fc.boolean(),
    disposable: fc.boolean(),
    free: fc.boolean(),
    tagged: fc.boolean(),
    relay: fc.boolean(),
    suggestion: fc.option(text),
  });
  const malformed = fc.record({ asked: text, domain: fc.constant(null), syntaxProblem: fc.constant("no_at_sign") });
  const named = fc.oneof(wellFormed, malformed).map((facts) => contact(facts.asked, facts));
  const row = fc.uniqueArray(named, { selector: ({ key }) => key, minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(row, { selector: (contacts) => contacts[0]!.key, maxLength: 6 }), async (rows) => {
      await database.pool.query("TRUNCATE lists, list_rows, contacts CASCADE");
      const all = rows.flat();
      // The first spelling wins, by row; leading addresses before further ones.
      const ordered = [...rows.map((contacts) => contacts[0]!), ...rows.flatMap((contacts) => contacts.slice(1))];
      const first = new Map(ordered.toReversed().map((one) => [one.key, one]));
      await storeContacts(database, [...first.values()]);
      const expected = await stored();
      await database.pool.query("TRUNCATE contacts");
      await storeListed(database, await listOf(rows));
      expect(await stored()).toEqual(expected);
      expect(expected).toHaveLength(new Set(all.map(({ key }) => key)).size);
    }),
    { numRuns: 60 },
  );
});

test("storeListed: stored contacts stay unchanged, and a second call costs one query", async () => {
  await storeContacts(database, [contact("Ann@acme.com")]);
  const listId = await listOf([[contact("ann@acme.com")], [contact("ben@acme.com")], [contact("BEN@acme.com")]]);
  await storeListed(database, listId);
  expect(await asked()).toEqual(["Ann@acme.com", "ben@acme.com"]);
  await database.pool.query("DELETE FROM contacts");
  await storeListed(database, listId);
  expect(await asked()).toEqual([]);
});

test("storeListed: a list with changed columns is scanned again", async () => {
  const listId = await listOf([[contact("ann@acme.com")]]);
  await storeListed(database, listId);
  await listOf([[contact("cleo@acme.com")]], listId);
  await storeListed(database, listId);
  expect(await asked()).toEqual(["ann@acme.com", "cleo@acme.com"]);
});

test("storeListed: concurrent calls with the same new addresses don't deadlock", async () => {
  const rows = Array.from({ length: 2_000 }, (_, row) => [contact(`crowd${row}@acme.com`)]);
  const ids = [await listOf(rows), await listOf(rows.toReversed()), await listOf(rows)];
  await Promise.all([...ids, ...ids].map((id) => storeListed(database, id)));
  expect(await stored()).toHaveLength(2_000);
});

test("storeListed: a no-op for a deleted or unfinished list", async () => {
  const listId = await listOf([[contact("ann@acme.com")]]);
  await database.pool.query("UPDATE lists SET state = 'importing'");
  await storeListed(database, listId);
  await deleteList(database, null, listId);
  await storeListed(database, listId);
  expect(await stored()).toEqual([]);
});

test("importing and deleting a list leaves no address behind", async () => {
  await deleteList(database, null, await listOf([[contact("ann@acme.com"), contact("ben@acme.com")]]));
  expect(await stored()).toEqual([]);
  expect((await database.pool.query("SELECT 1 FROM list_rows")).rowCount).toBe(0);
});

test("startRun: checks everything a list names; named contacts may exist in a list only", async () => {
  const listId = await listOf([[contact("ann@acme.com"), contact("ben@acme.com")], [contact("cleo@acme.com")]]);
  const freshFor = { deliverable: 1, risky: 1, undeliverable: 1 };
  const run = { kind: "contacts", listId: null, priority: 0, firstStep: null, freshFor } as const;
  const ids = [contactId("ben@acme.com"), contactId("cleo@acme.com"), contactId("nobody@acme.com")];
  expect(await insertRun(database, { ...run, contactIds: ids }, ["main"])).toMatchObject({ total: 2 });
  const ofList = { ...run, kind: "list", listId, contactIds: null } as const;
  expect(await insertRun(database, ofList, ["main"])).toMatchObject({ total: 3 });
  await storeNamed(database, ids);
  expect(await stored()).toHaveLength(3);
});

test("before a run: rows, a contact and a schedule know what the list names", async () => {
  const facts = { role: true, free: true, suggestion: "info@acme.org", disposable: false } as const;
  const umlaut = contact("jörg@Müller.de", { domain: "xn--mller-kva.de", needsSmtpUtf8: true });
  const listId = await listOf([[contact("Info@acme.com", facts)], [umlaut], [contact("info@acme.com", facts)]]);
  const of = { listId, runId: null, final: false, several: false };
  const page = { afterRow: 0, limit: 10 };
  const rows = await readRows(database, of, EVERY_ROW, page);
  expect(rows).toMatchObject([
    { asked: "Info@acme.com", ...facts, status: null, reason: null, duplicateOfRow: null },
    { asked: "jörg@Müller.de", role: false, free: false, suggestion: null, status: null },
    { asked: "info@acme.com", ...facts, duplicateOfRow: 1 },
  ]);
  const numbers = async (filter: Partial<typeof EVERY_ROW>): Promise<number[]> =>
    (await readRows(database, of, { ...EVERY_ROW, ...filter }, page)).map(({ rowNumber }) => rowNumber);
  expect(await numbers({ domains: ["xn--mller-kva.de"] })).toEqual([2]);
  expect(await numbers({ domains: ["acme.com"], duplicates: "leave_out" })).toEqual([1]);
  expect(await numbers({ role: true })).toEqual([1, 3]);
  expect(await numbers({ search: "JÖRG" })).toEqual([2]);
  await database.pool.query(
    "INSERT INTO suppressions (entry, kind, contact_id) VALUES ('xn--mller-kva.de', 'domain', NULL)",
  );
  expect(await numbers({ reasons: ["suppressed"] })).toEqual([2]);
  expect(await readContact(database, contactId("jörg@müller.de"))).toMatchObject({
    contact: { email: "jörg@Müller.de", domain: "xn--mller-kva.de", status: null, suppressed: true },
    history: [],
    lists: [{ name: "list", rowNumber: 2 }],
  });
  expect(await readContact(database, contactId("nobody@acme.com"))).toBeNull();
  expect(await countDue(database, { type: "list", listId }, null)).toEqual({ contacts: 2, due: 2 });
});

test("a list of an earlier version, whose rows only store contact ids, works as before", async () => {
  const listId = await listOf([[contact("Info@acme.com", { role: true })], [contact("ben@acme.com")]]);
  await storeListed(database, listId);
  await database.pool.query(
    "UPDATE list_rows SET asked = NULL, asked_domain = NULL, syntax_problem = NULL, traits = NULL, suggestion = NULL, other_contacts = NULL",
  );
  const rows = await readRows(database, { listId, runId: null, final: false, several: false }, EVERY_ROW, {
    afterRow: 0,
    limit: 10,
  });
  expect(rows).toMatchObject([
    { asked: "Info@acme.com", role: true },
    { asked: "ben@acme.com", role: false },
  ]);
  const freshFor = { deliverable: 1, risky: 1, undeliverable: 1 };
  expect(await readListFacts(database, { id: listId, dedupe: "safe" }, freshFor, ["main"])).toMatchObject({
    role: 1,
    topDomains: [{ domain: "acme.com", count: 2 }],
  });
  const run = { kind: "list", listId, contactIds: null, priority: 0, firstStep: null, freshFor } as const;
  expect(await insertRun(database, run, ["main"])).toMatchObject({ total: 2 });
});
