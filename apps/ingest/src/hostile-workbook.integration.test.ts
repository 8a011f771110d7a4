import { afterAll, beforeAll, expect, test } from "vitest";
import { workbook } from "@rollcall/tabular/testing/workbook-fixture";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answersDuring } from "./testing/answers-during.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

/** A workbook whose rows all refer to one shared string. */
async function references(characters: number, rows: number, columns: number): Promise<Uint8Array<ArrayBuffer>> {
  const cells = '<c t="s"><v>0</v></c>'.repeat(columns);
  const bytes = await workbook({
    sharedStrings: `<si><t>${"x".repeat(characters)}</t></si>`,
    sheets: { S: `<sheetData>${`<row>${cells}</row>`.repeat(rows)}</sheetData>` },
  });
  return Uint8Array.from(bytes);
}

test.each([
  [1_048_500, 4_000, 3, "cell_too_large", "Row 1, column 1 holds more than 32,767 characters"],
  [1_048_500, 60, 3, "cell_too_large", "Row 1, column 1 holds more than 32,767 characters"],
  [32_767, 20_000, 100, "expands_too_much", "By row 10, column 86 the cells of this workbook hold far more"],
])(
  "POST /v1/lists: a text of %i characters in %i rows of %i cells is refused, and others are answered meanwhile",
  async (characters, rows, columns, code, words) => {
    const bytes = await references(characters, rows, columns);
    const { status, body } = await answersDuring(ingest.url, ingest.upload(bytes, "file_name=poc.xlsx&column=1"));
    expect({ status, code: body.code }).toEqual({ status: 422, code });
    expect(body.detail).toContain(words);
    expect(await ingest.count("SELECT count(*) FROM lists")).toBe(0);
  },
);

test("POST /v1/lists: a small workbook that expands to the limit is stored, and other requests are answered meanwhile", async () => {
  const bytes = await references(32_000, 500, 1);
  const answer = await answersDuring(ingest.url, ingest.upload(bytes, "column=1&has_header=false"));
  expect(answer).toMatchObject({ status: 201, body: { row_count: 500 } });
});
