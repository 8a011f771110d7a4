import { describe, expect, test } from "vitest";
import { DEFAULT_TABLE_LIMITS } from "../table-limits.ts";
import { cellsOf, open, EventLoopTurns } from "../testing/table-fixtures.ts";
import { workbook, workbookParts, zipOf } from "../testing/workbook-fixture.ts";
import { readSheet } from "./read-sheet.ts";
import { readRelationships } from "./relationships.ts";
import { readXml } from "./read-xml.ts";
import { SharedStrings } from "./shared-strings.ts";
import { TextBudget } from "../expansion-guard.ts";
import type { WorkbookArchive } from "./workbook-archive.ts";

// Parts of a workbook that try to cost more time or memory than their size allows. Work is counted, not timed.

const text = (value: string): string => `<c t="str"><v>${value}</v></c>`;
const sheet = (...rows: string[]): string =>
  `<sheetData>${rows.map((cells) => `<row>${cells}</row>`).join("")}</sheetData>`;

async function* piecesOf(...pieces: string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

test("readXml: what comes at once is spread over turns", async () => {
  const turns = new EventLoopTurns();
  const piece = `<row>${"<c/>".repeat(16_000)}</row>`;
  let cells = 0;
  const events = { open: (name: string) => void (cells += name === "c" ? 1 : 0), close: () => {}, text: () => {} };
  let before = 0;
  for await (const _ of readXml(piecesOf("<sheet>", ...Array.from({ length: 50 }, () => piece), "</sheet>"), events)) {
    turns.work(cells - before);
    before = cells;
  }
  turns.stop();
  expect(cells).toBe(50 * 16_000);
  expect(turns.mostWork).toBeLessThanOrEqual(3 * 16_000);
});

test("readSheet: XML that refers to a long text again and again is spread over turns", async () => {
  const strings = new SharedStrings(-1);
  strings.add("x".repeat(30_000));
  const budget = new TextBudget(Infinity, DEFAULT_TABLE_LIMITS);
  const part = piecesOf(sheet(...Array.from({ length: 1_000 }, () => '<c t="s"><v>0</v></c>')));
  const context = { strings, formats: [], links: new Map<number, string>(), from1904: false };
  const turns = new EventLoopTurns();
  let rows = 0;
  for await (const records of readSheet(part, context, { limits: DEFAULT_TABLE_LIMITS, budget })) {
    rows += records.length;
    turns.work(records.length * 30_000);
  }
  turns.stop();
  expect(rows).toBe(1_000);
  expect(turns.mostWork).toBeLessThanOrEqual(256 * 1024 + 30_000);
});

describe("openTable of a workbook with hostile styles", () => {
  const formatted = (code: string, value: string): Promise<Buffer> =>
    workbook({
      styles: `<numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs>${'<xf numFmtId="164"/>'.repeat(90_000)}</cellXfs>`,
      sheets: { S: sheet(text("a@b.org") + `<c s="1"><v>${value}</v></c>`) },
    });

  test("ninety thousand that share a code of a megabyte: parsed once, and the number is shown plainly", async () => {
    const bytes = await formatted("0-".repeat(500_000), "7");
    expect(await cellsOf(await open(bytes))).toEqual([["a@b.org", "7"]]);
  });

  test("more decimals than a number can have", async () => {
    const bytes = await formatted(`0.${"0".repeat(200)}%`, "0.5");
    expect(await cellsOf(await open(bytes))).toEqual([["a@b.org", `50.${"0".repeat(30)}%`]]);
  });
});

describe("openTable of a workbook with hostile names", () => {
  test("of its sheets: they are cut to a displayable length, and still found", async () => {
    const name = "n".repeat(100_000);
    const table = await open(await workbook({ sheets: { [name]: sheet(text("a@b.org")) } }), {
      sheet: name.slice(0, 255),
    });
    expect(table.sheets).toEqual([name.slice(0, 255)]);
    await table.close();
  });

  test("of its parts: a directory of many megabytes is not kept", async () => {
    const parts = workbookParts({ sheets: { S: sheet(text("a@b.org")) } });
    const long = Array.from({ length: 300 }, (_, index) => [`${"n".repeat(60_000)}${index}`, ""]);
    await expect(open(await zipOf({ ...parts, ...Object.fromEntries(long) }))).rejects.toMatchObject({
      code: "unsupported_format",
      detected: "zip_archive",
    });
  });
});

describe("readRelationships: drops links beyond its bounds", () => {
  const linksOf = async (targets: readonly string[]): Promise<number> => {
    const links = targets.map(
      (target, index) => `<Relationship Id="r${index}" Target="${target}" TargetMode="External"/>`,
    );
    const open: WorkbookArchive["open"] = () => piecesOf("<Relationships>", ...links, "</Relationships>");
    return (await readRelationships({ names: new Set(), files: [], open, close: () => {} }, "sheet1.xml")).length;
  };

  test.each([
    ["more than a sheet can have", Array.from<string>({ length: 100_010 }).fill("mailto:a@b.org"), 100_000],
    ["longer than a link can be", ["mailto:a@b.org", `mailto:${"x".repeat(5_000)}@b.org`], 1],
    ["more than 16 million characters in all", Array.from<string>({ length: 5_000 }).fill("x".repeat(4_000)), 4_189],
  ])("%s", async (_, targets, count) => {
    expect(await linksOf(targets)).toBe(count);
  });
});
