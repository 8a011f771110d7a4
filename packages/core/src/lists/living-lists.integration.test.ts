import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { EVERY_ROW } from "../rows/answer-query.ts";
import { buildRowIndex } from "../rows/index/build-row-index.ts";
import { createRowIndexer } from "../rows/index/row-indexer.ts";
import { ListAnswers } from "../rows/list-answers.ts";
import { readLatestRun } from "../runs/run-store.ts";
import { openAddresses } from "../runs/run-summary.ts";
import {
  addressFor,
  type Answer,
  bytesOf,
  countWords,
  exportLines,
  importText,
  statusOf,
  verifyList,
} from "../testing/answered-lists.ts";
import { readListFacts } from "./analysis.ts";
import { changeRows } from "./change-rows.ts";
import { readList } from "./list-store.ts";
import type { List } from "./list.ts";
import { mergeLists } from "./merge-lists.ts";
import { splitList } from "./split-list.ts";
import { subtractLists } from "./subtract-lists.ts";

// Lists that are changed, and made of others, at random: wherever a number of rows or of addresses is shown, it is theirs.

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 10);
});
afterAll(() => database.close());

/** A row: its addresses, and the cell beside them. */
interface Row {
  readonly emails: readonly string[];
  readonly city: string;
}

/** What a list must be. */
interface Model {
  readonly id: number;
  readonly rows: readonly Row[];
  /** Addresses that have an answer; null: no run yet. */
  readonly answered: ReadonlySet<string> | null;
}

const fileOf = (rows: readonly Row[], isTurned: boolean): string => {
  const lines = rows.map(({ emails, city }) => [`"${emails.join("; ")}"`, city]);
  return [["email", "city"], ...lines]
    .map((cells) => `${(isTurned ? cells.toReversed() : cells).join(",")}\n`)
    .join("");
};

const sum = (counts: Readonly<Record<string, number>> | null): number =>
  Object.values(counts ?? {}).reduce((total, count) => total + count, 0);

const list = async (id: number): Promise<List> => (await readList(database, id))!;

const DAY_MS = 86_400_000;

async function check({ id, rows, answered }: Model): Promise<void> {
  const answers = new ListAnswers(database, (error) => expect(error).toBeNull());
  const stored = await list(id);
  const run = await readLatestRun(database, id);
  const leads = rows.flatMap(({ emails: [lead] }) => (lead === undefined ? [] : [lead]));
  const addresses = new Set(rows.flatMap(({ emails }) => emails));
  const open = [...addresses].filter((email) => answered?.has(email) !== true);
  expect(stored).toMatchObject({
    rowCount: rows.length,
    blankCount: rows.filter(({ emails, city }) => emails.length === 0 && city === "").length,
    noAddressCount: rows.filter(({ emails, city }) => emails.length === 0 && city !== "").length,
    severalCount: rows.filter(({ emails }) => emails.length > 1).length,
    contactCount: new Set(leads).size,
    duplicateCount: leads.length - new Set(leads).size,
    unaskedCount: answered === null ? 0 : open.length,
  });
  if (answered !== null) expect(openAddresses(stored, run)).toBe(open.length);

  const best = rows.map(({ emails }) => bestOf(emails, answered));
  const lines = await exportLines(database, stored, run?.id ?? null);
  expect(lines.map((line) => [line["city"], line["rc_status"]])).toEqual(rows.map(({ city }, at) => [city, best[at]]));
  expect(lines.map((line) => line["rc_duplicate_of_row"])).toEqual(
    rows.map(({ emails: [lead] }, at) => {
      const first = rows.findIndex((row) => row.emails[0] === lead);
      return lead === undefined || first === at ? "" : String(first + 1);
    }),
  );
  const perAddress = await exportLines(database, stored, run?.id ?? null, { isPerAddress: true });
  expect(perAddress).toHaveLength(rows.reduce((total, { emails }) => total + Math.max(1, emails.length), 0));

  const page = await answers.page(stored, run, EVERY_ROW, { afterRow: 0, limit: 200 });
  expect([page.total, page.rows.length]).toEqual([rows.length, rows.length]);
  const summary = await answers.summary(stored, run);
  expect(sum(summary.byStatus)).toBe(addresses.size - open.length);
  expect(sum(summary.byReason)).toBe(addresses.size - open.length);
  expect(summary.byStatus).toMatchObject(
    countWords([...addresses].filter((email) => answered?.has(email)).map(statusOf)),
  );
  const withStatus = best.filter((status) => status !== "");
  expect(summary.rowsByStatus).toEqual(countWords(withStatus));
  const facts = await readListFacts(
    database,
    stored,
    { deliverable: DAY_MS, risky: DAY_MS, undeliverable: DAY_MS },
    [],
  );
  expect(facts.topDomains.reduce((total, { count }) => total + count, 0)).toBe(stored.contactCount);
  expect(await buildRowIndex(database, stored, run)).toBe(true);
  const index = await createRowIndexer(database, (error) => expect(error).toBeNull(), 0).find(stored, run);
  expect(index?.facets.reduce((total, facet) => total + facet.rows, 0)).toBe(rows.length);
  expect(index?.summary.byStatus).toEqual(summary.byStatus);
}

const RANK = ["deliverable", "risky", "", "unknown", "undeliverable"];

/** The status of a row: that of its best address. */
function bestOf(emails: readonly string[], answered: ReadonlySet<string> | null): string {
  const statuses = emails.map((email) => (answered?.has(email) === true ? statusOf(email) : ""));
  const ranked = statuses.map((status) => (status === "" || status === "unknown" ? 2 : RANK.indexOf(status)));
  return statuses[ranked.indexOf(Math.min(...ranked))] ?? "";
}

const ROW = (world: number): fc.Arbitrary<Row> =>
  fc.record({
    emails: fc.uniqueArray(
      fc
        .tuple(fc.constantFrom<Answer>("d", "r", "u", "k"), fc.integer({ min: 0, max: 5 }))
        .map(([answer, number]) => addressFor(answer, number, world)),
      { maxLength: 3 },
    ),
    city: fc.constantFrom("Oslo", "Rome", ""),
  });

const ROWS = (world: number): fc.Arbitrary<Row[]> =>
  fc
    .array(ROW(world), { minLength: 1, maxLength: 8 })
    // A file needs an address, and blank rows at its end would be none of its rows.
    .map((rows) => [...rows, { emails: [addressFor("d", 9, world)], city: "Rome" }]);

type Step = "verify" | "append" | "replace" | "merge" | "subtract" | "split column" | "split status";
const STEPS: readonly Step[] = ["verify", "append", "replace", "merge", "subtract", "split column", "split status"];

let worlds = 0;

async function make(rows: readonly Row[]): Promise<Model> {
  const { id } = await importText(database, fileOf(rows, false));
  return { id, rows, answered: null };
}

async function change(
  kind: "append" | "replace",
  model: Model,
  rows: readonly Row[],
  isTurned: boolean,
): Promise<Model> {
  const bytes = bytesOf(fileOf(rows, isTurned));
  await changeRows(database, await list(model.id), { kind, by: null, bytes, fileName: "more.csv" });
  return { ...model, rows: kind === "append" ? [...model.rows, ...rows] : rows };
}

/** Lists that are made of one, as they must be. */
async function derive(step: Step, model: Model, other: Model): Promise<readonly Model[]> {
  const of = (made: readonly { readonly id: number }[], rows: readonly (readonly Row[])[]): Model[] => {
    expect(made).toHaveLength(rows.length);
    return made.map(({ id }, at) => ({ id, rows: rows[at]!, answered: null }));
  };
  if (step === "merge") {
    const merged = await mergeLists(database, null, [model.id, other.id], null);
    return of([merged], [[...model.rows, ...other.rows]]);
  }
  if (step === "subtract") {
    const gone = new Set(other.rows.flatMap(({ emails }) => emails));
    const left = model.rows.filter(({ emails }) => !emails.some((email) => gone.has(email)));
    const wanted = subtractLists(database, null, { id: model.id, minus: [other.id], name: null });
    if (left.length > 0) return of([await wanted], [left]);
    await expect(wanted).rejects.toMatchObject({ code: "no_rows_left" });
    return [];
  }
  const keyOf = (row: Row): string => (step === "split column" ? row.city : bestOf(row.emails, model.answered));
  const keys = [...new Set(model.rows.map(keyOf))];
  const how = step === "split column" ? ({ type: "column", column: 1 } as const) : ({ type: "status" } as const);
  const parts = keys.map((key) => model.rows.filter((row) => keyOf(row) === key));
  return of(await splitList(database, null, model.id, how), parts);
}

/** A step, with what it has to be done with. */
interface Given {
  readonly model: Model;
  readonly other: Model;
  readonly rows: readonly Row[];
  readonly isTurned: boolean;
}

/** The list after a step. What is made of it is checked at once. */
async function take(step: Step, { model, other, rows, isTurned }: Given): Promise<Model> {
  if (step === "append" || step === "replace") return await change(step, model, rows, isTurned);
  if (step === "verify") {
    await verifyList(database, await list(model.id));
    return { id: model.id, rows: model.rows, answered: new Set(model.rows.flatMap(({ emails }) => emails)) };
  }
  for (const part of await derive(step, model, other)) await check(part);
  return model;
}

test("rows and addresses are counted alike everywhere, whatever was done to a list", { timeout: 300_000 }, async () => {
  const world = fc.constant(null).map(() => (worlds += 1));
  const cases = world.chain((now) =>
    fc.tuple(
      ROWS(now),
      ROWS(now),
      fc.array(fc.tuple(fc.constantFrom(...STEPS), ROWS(now), fc.boolean()), { minLength: 2, maxLength: 5 }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ([first, second, steps]) => {
      let model = await make(first);
      const other = await make(second);
      for (const [step, rows, isTurned] of steps) {
        model = await take(step, { model, other, rows, isTurned });
        await check(model);
      }
    }),
    { numRuns: 25 },
  );
});
