import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { NOT_AUDITED, ONE_COLUMN, packRows } from "../testing/list-rows.ts";
import { fillList } from "./fill-list.ts";
import { writeRows } from "./write-rows.ts";
import { createList, deleteAbandonedImports, deleteList } from "./list-store.ts";
import type { Dedupe, ImportBatch } from "./list.ts";
import type { NewContact } from "../contacts/contact.ts";
import { type Database, openDatabase, migrate } from "@rollcall/postgres";

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 10);
});
afterAll(() => database.close());

function contact(key: string, relaxedKey: string | null = null): NewContact {
  const facts = {
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    free: false,
    tagged: false,
    relay: false,
    suggestion: null,
  };
  return { key, asked: key, domain: "acme.com", syntaxProblem: null, relaxedKey, ...facts };
}

type TestRow = Parameters<typeof packRows>[0][number];

/** Rows that name these contacts; none: no address. */
function rowsOf(names: readonly (readonly string[])[]): TestRow[] {
  return names.map((keys, at) => ({
    rowNumber: at + 1,
    cells: [keys.join(" ")],
    contacts: keys.map((key) => contact(key)),
    problem: keys.length === 0 ? "no_address" : null,
  }));
}

async function fill(
  rows: readonly TestRow[],
  options: { dedupe?: Dedupe; seenSlots?: number; batches?: AsyncIterable<ImportBatch> } = {},
): Promise<{ id: number; list: Awaited<ReturnType<typeof fillList>> }> {
  const { id } = await createList(database, {
    name: "list",
    fileName: "list.csv",
    idempotencyKey: null,
    requestHash: null,
  });
  const batches =
    options.batches ??
    (async function* batchesOf() {
      for (let at = 0; at < rows.length; at += 7) yield packRows(rows.slice(at, at + 7));
    })();
  const { dedupe = "safe", seenSlots } = options;
  const writing = { dedupe, facts: () => ONE_COLUMN, ...(seenSlots !== undefined && { seenSlots }) };
  const filling = {
    dedupe,
    replaces: false,
    sizeBytes: null,
    rows: (listId: number) => writeRows(listId, batches, writing),
    audit: NOT_AUDITED,
  };
  return { id, list: await fillList(database, id, filling) };
}

async function stored(id: number): Promise<{ contact: string | null; others: number; duplicate: number | null }[]> {
  const { rows } = await database.pool.query<{ contact: string | null; others: number; duplicate: number | null }>(
    `SELECT asked AS contact, COALESCE(cardinality(other_contact_ids), 0) AS others, duplicate_of_row AS duplicate
     FROM list_rows WHERE list_id = $1 ORDER BY row_number`,
    [id],
  );
  return rows;
}

test("fillList: duplicates are marked the same whether all contacts fit into memory or none", async () => {
  const name = fc.integer({ min: 0, max: 30 }).map((number) => `user${number}@acme.com`);
  const names = fc.array(fc.uniqueArray(name, { maxLength: 3 }), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(names, async (table) => {
      const first = new Map<string, number>();
      const expected = table.map(([own = null, ...others], at) => {
        const earlier = own === null ? undefined : first.get(own);
        if (own !== null && earlier === undefined) first.set(own, at + 1);
        return { contact: own, others: others.length, duplicate: earlier ?? null };
      });
      const duplicateCount = expected.filter(({ duplicate }) => duplicate !== null).length;
      for (const seenSlots of [4_096, 8]) {
        const { id, list } = await fill(rowsOf(table), { seenSlots });
        expect(list).toMatchObject({ rowCount: table.length, duplicateCount, contactCount: first.size });
        expect(await stored(id)).toEqual(expected);
      }
    }),
    { numRuns: 15 },
  );
});

test("fillList: without dedupe no row is a duplicate, and contacts are counted once", async () => {
  for (const seenSlots of [4_096, 2]) {
    const { list } = await fill(rowsOf([["a@acme.com"], ["a@acme.com"], ["b@acme.com"], ["c@acme.com"]]), {
      dedupe: "off",
      seenSlots,
    });
    expect(list).toMatchObject({ duplicateCount: 0, contactCount: 3, sameMailboxCount: null });
  }
});

test("fillList: relaxed counts contacts that share a mailbox", async () => {
  const keys = [
    ["ab@gmail.com", "ab@gmail.com"],
    ["a.b@gmail.com", "ab@gmail.com"],
    ["ab+x@gmail.com", "ab@gmail.com"],
    ["c@acme.com", "c@acme.com"],
  ] as const;
  const rows = keys.map(([key, relaxed], at) => {
    return { rowNumber: at + 1, cells: [key], contacts: [contact(key, relaxed)], problem: null };
  });
  expect((await fill(rows, { dedupe: "relaxed" })).list).toMatchObject({ contactCount: 4, sameMailboxCount: 2 });
});

test("fillList: if the rows fail, nothing is stored", async () => {
  async function* breaking(): AsyncGenerator<ImportBatch> {
    yield packRows(rowsOf([["gone1@acme.com"], ["gone2@acme.com"]]));
    throw new Error("broke off");
  }
  await expect(fill([], { batches: breaking() })).rejects.toThrow("broke off");
  const left = await database.pool.query("SELECT 1 FROM list_rows WHERE asked LIKE 'gone%'");
  expect(left.rowCount).toBe(0);
  expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
});

test("fillList: a list deleted meanwhile is not filled", async () => {
  const { id } = await createList(database, {
    name: "list",
    fileName: "list.csv",
    idempotencyKey: null,
    requestHash: null,
  });
  async function* deleting(): AsyncGenerator<ImportBatch> {
    yield packRows(rowsOf([["a@acme.com"]]));
    await deleteList(database, null, id);
  }
  const filling = {
    dedupe: "safe",
    replaces: false,
    sizeBytes: null,
    rows: (listId: number) => writeRows(listId, deleting(), { dedupe: "safe", facts: () => ONE_COLUMN }),
    audit: NOT_AUDITED,
  } as const;
  expect(await fillList(database, id, filling)).toBeNull();
  expect(await stored(id)).toEqual([]);
});

test("deleteList and deleteAbandonedImports: delete the rows too", async () => {
  const { id } = await fill(rowsOf([["a@acme.com"]]));
  await createList(database, { name: "half", fileName: "half.csv", idempotencyKey: null, requestHash: null });
  expect(await deleteList(database, null, id)).toBe(true);
  expect(await deleteList(database, null, id)).toBe(false);
  expect(await stored(id)).toEqual([]);
  const { rows } = await database.pool.query("SELECT 1 FROM lists WHERE state = 'importing'");
  expect(await deleteAbandonedImports(database)).toBe(0);
  expect(await deleteAbandonedImports(database, 0)).toBe(rows.length);
  expect((await database.pool.query("SELECT 1 FROM lists WHERE state = 'importing'")).rowCount).toBe(0);
});
