import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteList, EVERY_ROW, exportTable, importFile, type List } from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { TabularError, type TableOutput, writeTable } from "@rollcall/tabular";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { withEngines } from "../engines/with-engines.ts";
import { DISAGREEMENTS, REASONS } from "./disagreements.ts";
import { papaCases, type SuiteFile, suiteFiles } from "./public-suites.ts";

// The test files that packages of npm carry, imported and exported again: no cell changes.

const TIMEOUT_MS = 300_000;

let database: Database;
beforeAll(async () => {
  const url = await freshDatabase();
  await migrate(url);
  database = openDatabase(url, 10);
}, TIMEOUT_MS);
afterAll(() => database.close());

type Cells = readonly (readonly string[])[];

/** What Rollcall appends to each row. */
const APPENDED = 16;

async function imported(
  bytes: Uint8Array,
  options: { readonly hasHeader: false } | { readonly headerRow: number },
): Promise<List> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return await importFile(database, {
    bytes: once(),
    fileName: "suite",
    name: null,
    // Few of these files have addresses.
    columns: ["1"],
    options,
    audit: { actor: null, action: "list.uploaded" },
  });
}

async function exported(list: List): Promise<Cells> {
  const table = exportTable(database, { list, runId: null, final: false, filter: EVERY_ROW });
  const rows: string[][] = [];
  for await (const batch of table.rows()) for (const cells of batch) rows.push(cells.slice(0, -APPENDED));
  return rows;
}

/** The cells of a list that was written in a form and imported once more. */
async function again(list: List, format: TableOutput["format"]): Promise<Cells> {
  const table = exportTable(database, { list, runId: null, final: false, filter: EVERY_ROW });
  const bytes = await buffer(writeTable({ ...table, format, formulaGuard: false, rows: table.rows() }));
  const second = await imported(bytes, { headerRow: 1 });
  const rows = await exported(second);
  await deleteList(database, null, second.id);
  return rows;
}

/** The records of a file by csv-parse, each as wide as the widest; a text says why there are none. */
function byCsvParse({ bytes }: SuiteFile, delimiter: string, width: number): Cells | string {
  const options = { bom: true, relax_quotes: true, relax_column_count: true, delimiter };
  try {
    const records = parse(bytes, { ...options, record_delimiter: ["\r\n", "\n", "\r"] });
    return records.map((cells) => [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => "")]);
  } catch (error) {
    return String(error);
  }
}

const FORMATS = ["csv", "csv_excel", "xlsx", "jsonl"] as const;

async function expectRoundTrips(list: List, name: string, rows: Cells): Promise<void> {
  for (const format of FORMATS) {
    expect([name, format, await again(list, format)]).toEqual([name, format, rows]);
  }
  await deleteList(database, null, list.id);
}

withEngines("suites")("public suites", { timeout: TIMEOUT_MS }, () => {
  test("delimited files: the cells are csv-parse's, but for the listed reasons, and stay so in every form", async () => {
    const files = [...(await suiteFiles("npm", ".csv", ".tsv")), ...(await papaCases())];
    expect(files.length).toBeGreaterThan(150);
    const disagreements: string[] = [];
    for (const file of files) {
      const list = await imported(file.bytes, { hasHeader: false }).catch((error: unknown) => {
        if (!(error instanceof TabularError)) throw error;
        return null;
      });
      const rows = list === null ? null : await exported(list);
      const theirs = byCsvParse(file, list?.delimiter ?? ",", list?.columnCount ?? 0);
      if (JSON.stringify(theirs) !== JSON.stringify(rows)) disagreements.push(file.name);
      if (list !== null && rows !== null) await expectRoundTrips(list, file.name, rows);
    }
    expect(disagreements.toSorted()).toEqual(Object.keys(DISAGREEMENTS).toSorted());
  });

  test("workbooks: the cells stay the same in every form", async () => {
    const all = await suiteFiles("npm", ".xlsx", ".xlsm");
    // One has 80,000 rows; its cells are compared with calamine's.
    const files = all.filter(({ bytes }) => bytes.length < 1_000_000);
    expect(files.length).toBe(32);
    const refused: string[] = [];
    for (const file of files) {
      const list = await imported(file.bytes, { hasHeader: false }).catch((error: unknown) => {
        refused.push(`${file.name}: ${(error as TabularError).code}`);
        return null;
      });
      if (list !== null) await expectRoundTrips(list, file.name, await exported(list));
    }
    // Protected by a password.
    expect(refused).toEqual([
      "xlsx-populate/examples/encryption/in.xlsx: unsupported_format",
      "xlsx-populate/examples/encryption/out.xlsx: unsupported_format",
    ]);
  });
});

test("docs/files.md lists each reason with its number of files", async () => {
  const docs = (await readFile(new URL("../../docs/files.md", import.meta.url), "utf8")).replaceAll(/\s+/g, " ");
  for (const [reason, words] of Object.entries(REASONS)) {
    const count = Object.values(DISAGREEMENTS).filter((one) => one === reason).length;
    expect(docs).toContain(`| ${words} | ${count} |`);
  }
});
