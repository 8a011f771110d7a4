import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { importFile } from "../lists/import-file.ts";
import type { List } from "../lists/list.ts";
import { readRun } from "../runs/run-store.ts";
import {
  addressFor,
  type Answer,
  countWords,
  exportLines,
  importText,
  statusOf,
  verifyList,
} from "../testing/answered-lists.ts";
import { NOT_AUDITED } from "../testing/list-rows.ts";
import { EVERY_ROW } from "./answer-query.ts";
import { exportTable } from "./export-rows.ts";
import { ListAnswers } from "./list-answers.ts";
import { PRESET_STATUSES } from "./presets.ts";
import { countRowsByStatus } from "./read-rows.ts";

// Lists whose rows name any number of addresses: every address that was asked has its answer in the export, and all counts of
// rows and of addresses agree.

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 10);
});
afterAll(() => database.close());

const RANK = ["deliverable", "risky", "unknown", "undeliverable"];

async function verified(rows: readonly (readonly string[])[]): Promise<{ list: List; runId: number }> {
  const text = `email,n\n${rows.map((emails, at) => `"${emails.join(" ::: ")}",${at}\n`).join("")}`;
  const list = await importText(database, text);
  const { runId } = await verifyList(database, list);
  return { list, runId };
}

const exported = (list: List, runId: number, options: object = {}): Promise<Record<string, string>[]> =>
  exportLines(database, list, runId, options);

const ADDRESS = fc.tuple(fc.constantFrom<Answer>("d", "r", "u", "k"), fc.integer({ min: 0, max: 9 }));
const ROWS = fc.array(fc.uniqueArray(ADDRESS, { maxLength: 4, selector: String }), { minLength: 1, maxLength: 12 });

let runs = 0;

test(
  "every address that was asked has its answer in the export, and the counts agree",
  { timeout: 120_000 },
  async () => {
    const answers = new ListAnswers(database, (error) => expect(error).toBeNull());
    await fc.assert(
      fc.asyncProperty(ROWS, async (wanted) => {
        runs += 1;
        const rows = wanted.map((row) => row.map(([answer, number]) => addressFor(answer, number, runs)));
        if (rows.every((row) => row.length === 0)) return;
        const { list, runId } = await verified(rows);
        const all = rows.flat();

        const byRow = await exported(list, runId);
        expect(byRow).toHaveLength(rows.length);
        for (const [at, line] of byRow.entries()) {
          const best = rows[at]!.toSorted((a, b) => RANK.indexOf(statusOf(a)) - RANK.indexOf(statusOf(b)))[0];
          expect([line["rc_email"], line["rc_status"]]).toEqual(best === undefined ? ["", ""] : [best, statusOf(best)]);
          const others = rows[at]!.filter((email) => email !== best).map((email) => `${email} (${statusOf(email)})`);
          expect(line["rc_other_emails"] ?? "").toBe(others.join("; "));
        }

        const byAddress = await exported(list, runId, { isPerAddress: true });
        expect(byAddress.map((line) => [line["n"], line["rc_email"], line["rc_status"]])).toEqual(
          rows.flatMap((row, at) =>
            row.length === 0 ? [[String(at), "", ""]] : row.map((email) => [String(at), email, statusOf(email)]),
          ),
        );

        const bestOfRows = byRow.flatMap((line) => (line["rc_status"] === "" ? [] : [line["rc_status"]!]));
        const of = { listId: list.id, runId, final: false, several: list.severalCount > 0 };
        expect(await countRowsByStatus(database, of)).toEqual(countWords(bestOfRows));
        const run = await readRun(database, runId);
        const summary = await answers.summary(list, run);
        await answers.settled();
        expect(summary.rowsByStatus).toEqual(countWords(bestOfRows));
        expect(summary.byStatus).toMatchObject(countWords([...new Set(all)].map(statusOf)));
        for (const [preset, statuses] of Object.entries(PRESET_STATUSES)) {
          if (statuses === null) continue;
          const filter = { ...EVERY_ROW, statuses };
          const inRows = await exported(list, runId, { filter });
          expect([preset, inRows.length]).toEqual([
            preset,
            bestOfRows.filter((one) => (statuses as readonly string[]).includes(one)).length,
          ]);
          const page = await answers.page(list, run, filter, { afterRow: 0, limit: 100 });
          expect(page.rows.map(({ asked }) => asked)).toEqual(inRows.map((line) => line["rc_email"]));
          const inAddresses = await exported(list, runId, { filter, isPerAddress: true });
          expect(inAddresses.map((line) => line["rc_email"])).toEqual(
            all.filter((email) => (statuses as readonly string[]).includes(statusOf(email))),
          );
        }
      }),
      { numRuns: 25 },
    );
  },
);

test("before a run an address of its own line has what is known from its text", async () => {
  const list = await importFile(database, {
    bytes: (async function* once() {
      yield Buffer.from('email\n"Ada@One.example; info@gmail.com"\n');
    })(),
    fileName: "list.csv",
    name: null,
    columns: ["email"],
    audit: NOT_AUDITED,
  });
  const lines = await exported(list, 0, { isPerAddress: true });
  expect(lines.map((line) => [line["rc_email"], line["rc_role"], line["rc_free"]])).toEqual([
    ["Ada@One.example", "false", "false"],
    ["info@gmail.com", "true", "true"],
  ]);
});

test("a report's titles and notices are no rows, and stand where they were when all of it goes out", async () => {
  const text =
    "Customers Q3,,,\n,,,\nNo.,Name,E-mail,City\n1,Ann,ann@acme.com,Oslo\n2,Bo,n/a,Rome\n,,,\nConfidential,,,\n";
  const list = await importFile(database, {
    bytes: (async function* once() {
      yield Buffer.from(text);
    })(),
    fileName: "report.csv",
    name: null,
    columns: null,
    audit: NOT_AUDITED,
  });
  expect(list).toMatchObject({ rowCount: 2, blankCount: 0, noAddressCount: 1, contactCount: 1 });
  const request = { list, runId: null, final: false, filter: EVERY_ROW };
  const { prelude, footer } = exportTable(database, request);
  expect(prelude[0]?.[0]).toBe("Customers Q3");
  expect(footer.map(([cell]) => cell)).toEqual(["", "Confidential"]);
  expect(exportTable(database, { ...request, filter: { ...EVERY_ROW, statuses: ["deliverable"] } })).toMatchObject({
    prelude: [],
    footer: [],
  });
});
