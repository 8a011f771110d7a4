import { describe, expect, test } from "vitest";
import { bytesOf, cellsOf, inBatches, open } from "../testing/table-fixtures.ts";
import { writeXlsx } from "./write-xlsx.ts";

const ROWS = [
  ["a@b.org", "1"],
  ["c@d.org", "2"],
  ["e@f.org", "3"],
  ["g@h.org", "4"],
  ["i@j.org", "5"],
];

describe("writeXlsx", () => {
  test.each([
    [3, [2, 2, 1]],
    [6, [5]],
    [5, [4, 1]],
  ])("%i rows per sheet: the rest go to further sheets, each with the header", async (sheetRows, lengths) => {
    const bytes = await bytesOf(writeXlsx(["email", "n"], inBatches(ROWS, 2), { sheetRows }));
    const found: (readonly string[])[][] = [];
    for (let sheet = 1; sheet <= lengths.length; sheet += 1) {
      const table = await open(bytes, { sheet });
      expect(table.header).toEqual(["email", "n"]);
      expect(table.sheets).toHaveLength(lengths.length);
      found.push(await cellsOf(table));
    }
    expect(found.map((rows) => rows.length)).toEqual(lengths);
    expect(found.flat()).toEqual(ROWS);
  });

  test("without a header, and without rows", async () => {
    const bare = await open(await bytesOf(writeXlsx(null, inBatches(ROWS), { sheetRows: 100 })));
    expect(await cellsOf(bare)).toEqual(ROWS);
    const empty = await open(await bytesOf(writeXlsx(["email"], inBatches([]))));
    expect(empty).toMatchObject({ hasHeader: true, header: ["email"], preview: [] });
    await empty.close();
  });

  test("blank rows stay, at the end too", async () => {
    const rows = [
      ["", ""],
      ["a@b.org", ""],
      ["", ""],
      ["", ""],
    ];
    const table = await open(await bytesOf(writeXlsx(["email", "n"], inBatches(rows))));
    expect(await cellsOf(table)).toEqual(rows);
  });

  test("what Excel cannot hold fails with its position", async () => {
    const long = bytesOf(
      writeXlsx(
        ["email", "note"],
        inBatches([
          ["a@b.org", "x".repeat(32_767)],
          ["c@d.org", "x".repeat(32_768)],
        ]),
      ),
    );
    await expect(long).rejects.toMatchObject({ code: "cell_too_long_for_xlsx", row: 3, column: 2 });
    const wide = bytesOf(writeXlsx(null, inBatches([Array.from<string>({ length: 16_385 }).fill("")])));
    await expect(wide).rejects.toMatchObject({ code: "too_many_columns_for_xlsx", row: 1 });
  });

  test("an error of the rows is passed on", async () => {
    async function* broken(): AsyncGenerator<string[][]> {
      yield [["a@b.org"]];
      throw new Error("database gone");
    }
    await expect(bytesOf(writeXlsx(["email"], broken()))).rejects.toThrow("database gone");
  });

  test("destroyed early, it stops the rows", async () => {
    let stop = (): void => undefined;
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    async function* endless(): AsyncGenerator<string[][]> {
      try {
        for (let row = 0; ; row += 1)
          yield Array.from({ length: 1_000 }, (_, index) => [`user${(row * 7_919 + index) ** 2}@example.org`]);
      } finally {
        stop();
      }
    }
    const stream = writeXlsx(["email"], endless());
    await new Promise((resolve) => stream.once("data", resolve));
    stream.destroy();
    await stopped;
    expect(stream.destroyed).toBe(true);
  });
});
