import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { withEngines } from "../engines/with-engines.ts";
import { byCalamine } from "./calamine.ts";
import { pathOf, type Registry, type SuiteFile, suiteFiles } from "./public-suites.ts";
import { compare, readBroken, refused, roundTrips } from "./workbook-checks.ts";
import {
  CRATE_DISAGREEMENTS,
  UNREAD_BY_CALAMINE,
  WORKBOOK_DISAGREEMENTS,
  WORKBOOK_REASONS,
  type WorkbookReason,
} from "./workbook-disagreements.ts";

// The workbooks that packages carry for their own tests, cell by cell beside calamine.

const TIMEOUT_MS = 300_000;

const OLD_EXCEL = "This is an old Excel (.xls) or other old Office file: open it and save it as .xlsx or CSV.";
const PROTECTED = "This workbook is protected by a password: save it without the password and upload it again.";
const EMPTY = "The file is empty: it needs at least one row.";
const XML = "This is an XML file: open it in the program that wrote it and save it as CSV or XLSX.";

/** Workbooks in the forms that are read. */
async function workbooks(...registries: readonly Registry[]): Promise<SuiteFile[]> {
  const files = await Promise.all(registries.map((registry) => suiteFiles(registry, ".xlsx", ".xlsm", ".ods")));
  return files.flat();
}

async function comparison(...registries: readonly Registry[]) {
  const files = await workbooks(...registries);
  const paths = await Promise.all(
    registries.map(async (registry) => {
      const own = await workbooks(registry);
      return await Promise.all(own.map((file) => pathOf(registry, file)));
    }),
  );
  return { count: files.length, ...(await compare(files, byCalamine(paths.flat()))) };
}

const countsOf = (sentences: Readonly<Record<string, readonly string[]>>): Record<string, number> =>
  Object.fromEntries(Object.entries(sentences).map(([sentence, names]) => [sentence, names.length]));

withEngines("suites", "python3", "calamine")("workbooks of npm and PyPI", { timeout: TIMEOUT_MS }, () => {
  test("each cell of each sheet is calamine's, as it is shown, but for the listed reasons", async () => {
    const { count, found, unexplained, unread } = await comparison("npm", "pypi");
    expect({ count, unexplained, unread, found }).toEqual({
      count: 105,
      unexplained: [],
      unread: [
        "xlsx-populate/examples/encryption/in.xlsx",
        "xlsx-populate/examples/encryption/out.xlsx",
        ...UNREAD_BY_CALAMINE.npm,
      ],
      found: WORKBOOK_DISAGREEMENTS,
    });
  });

  test("no cell changes in any form that they are written in", async () => {
    expect(await roundTrips(await workbooks("npm", "pypi"))).toEqual({ count: 99, changed: [] });
  });

  test("old workbooks, empty ones, and those with a password, are refused in one sentence", async () => {
    const files = [...(await workbooks("npm", "pypi")), ...(await suiteFiles("pypi", ".xls"))];
    expect(countsOf(await refused(files))).toEqual({ [PROTECTED]: 2, [OLD_EXCEL]: 29, [EMPTY]: 3 });
  });

  test("cut short or with a byte changed, they are tables or refused in one sentence", async () => {
    const { refused: sentences, tables } = await readBroken(await workbooks("npm", "pypi"));
    expect(sentences).toBeGreaterThan(1_000);
    expect(tables).toBeGreaterThan(100);
  });
});

withEngines(
  "suites",
  "python3",
  "calamine",
  "crates",
)("workbooks of crates", { timeout: TIMEOUT_MS }, () => {
  test("each cell of each sheet is calamine's, as it is shown, but for the listed reasons", async () => {
    const { count, found, unexplained, unread } = await comparison("crates");
    expect({ count, unexplained, unread, found }).toEqual({
      count: 90,
      unexplained: [],
      unread: UNREAD_BY_CALAMINE.crates,
      found: CRATE_DISAGREEMENTS,
    });
  });

  test("no cell changes in any form that they are written in", async () => {
    expect(await roundTrips(await workbooks("crates"))).toEqual({ count: 68, changed: [] });
  });

  test("empty workbooks and flat XML are refused in one sentence", async () => {
    const files = [...(await workbooks("crates")), ...(await suiteFiles("crates", ".fods"))];
    expect(countsOf(await refused(files))).toEqual({ [EMPTY]: 13, [XML]: 1 });
  });
});

test("docs/files.md lists each reason with its number of cells and files", async () => {
  const docs = (await readFile(new URL("../../docs/files.md", import.meta.url), "utf8")).replaceAll(/\s+/g, " ");
  const all = [...Object.values(WORKBOOK_DISAGREEMENTS), ...Object.values(CRATE_DISAGREEMENTS)];
  for (const [reason, words] of Object.entries(WORKBOOK_REASONS)) {
    const counts = all.flatMap((one) => one[reason as WorkbookReason] ?? []);
    const cells = counts.reduce((sum, count) => sum + count, 0);
    expect(docs).toContain(`| ${words} | ${cells.toLocaleString("en")} | ${counts.length} |`);
  }
});
