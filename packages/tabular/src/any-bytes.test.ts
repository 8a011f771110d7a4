import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TabularError } from "./tabular-error.ts";
import { cellsOf, open } from "./testing/table-fixtures.ts";
import { workbook } from "./testing/workbook-fixture.ts";

/** "table" or the code that it was refused with; anything else is thrown on. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    await cellsOf(await open(bytes));
    return "table";
  } catch (error) {
    if (error instanceof TabularError) return error.code;
    throw error;
  }
}

const OUTCOMES =
  /^(?:table|empty_file|unsupported_format|damaged_file|cell_too_large|too_many_columns|sheet_not_found|expands_too_much)$/u;

const damage = fc.array(fc.record({ place: fc.nat(), byte: fc.nat(255) }), { minLength: 1, maxLength: 6 });

function damaged(bytes: Buffer, changes: readonly { place: number; byte: number }[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const { place, byte } of changes) copy[place % copy.length] = byte;
  return copy;
}

describe("openTable: any bytes are a table or a sentence why not", () => {
  test("noise", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await outcome(bytes)).toMatch(OUTCOMES);
      }),
      {
        numRuns: 80,
      },
    );
  });

  test("a workbook with bytes changed", async () => {
    const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><v>7</v></c></row>';
    const bytes = await workbook({
      sheets: { S: `<sheetData>${row}</sheetData><hyperlinks><hyperlink ref="B1" r:id="rId1"/></hyperlinks>` },
      sharedStrings: "<si><t>a@b.org</t></si>",
      links: { rId1: "mailto:b@b.org" },
    });
    expect(await outcome(bytes)).toBe("table");
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        expect(await outcome(damaged(bytes, changes))).toMatch(OUTCOMES);
      }),
      {
        numRuns: 80,
      },
    );
  });

  test("a gzip file with bytes changed", async () => {
    const bytes = gzipSync("email,name\na@b.org,Ann\n".repeat(20));
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        expect(await outcome(damaged(bytes, changes))).toMatch(OUTCOMES);
      }),
      {
        numRuns: 80,
      },
    );
  });
});
