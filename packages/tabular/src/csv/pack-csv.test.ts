import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBlankRow } from "../is-blank-row.ts";
import { RowCounter } from "../row-counter.ts";
import { RowPacker } from "../row-packer.ts";
import { inPieces } from "../testing/table-fixtures.ts";
import { validUtf8 } from "../valid-utf8.ts";
import type { QuoteProblem, RecordLimits } from "./csv-tokenizer.ts";
import { CsvTokenizer } from "./csv-tokenizer.ts";
import { packCsv } from "./pack-csv.ts";
import { RecordScanner } from "./record-scanner.ts";

const COLUMNS = [1, 0, 3];
const ROOMY: RecordLimits = { columns: 100, cellCharacters: 1024 ** 2, rowCharacters: 4 * 1024 ** 2 };

interface Read {
  readonly rows: readonly {
    readonly rowNumber: number;
    readonly json: string;
    readonly cells: readonly string[];
    readonly blank: boolean;
  }[];
  readonly width: number;
  readonly longestCell: number;
  readonly problems: readonly QuoteProblem[];
}

/** By way of the bytes, in chunks of `size`. */
async function pack(text: string, delimiter: string, size: number, limits = ROOMY): Promise<Read> {
  const problems: QuoteProblem[] = [];
  const packer = new RowPacker(COLUMNS, new RowCounter({ width: 2, dropped: 0, rowLimit: 1_000_000 }));
  const tokenizer = new CsvTokenizer({ delimiter, escape: "double" }, limits, (problem) => problems.push(problem));
  const scanner = new RecordScanner(delimiter.charCodeAt(0), limits, packer);
  const bytes = inPieces(Buffer.from(text), size) as AsyncGenerator<Buffer>;
  const rows: Read["rows"][number][] = [];
  let [width, longestCell] = [0, 0];
  for await (const batch of packCsv(
    validUtf8(bytes, () => {}),
    tokenizer,
    scanner,
    packer,
  )) {
    const json = Buffer.from(batch.json);
    for (const { rowNumber, start, end, cells, blank } of batch.rows)
      rows.push({ rowNumber, json: json.toString("utf8", start, end), cells, blank });
    ({ width, longestCell } = batch);
  }
  return { rows, width, longestCell, problems };
}

/** By way of the tokenizer alone. */
function tokenize(text: string, delimiter: string): Read {
  const problems: QuoteProblem[] = [];
  const tokenizer = new CsvTokenizer({ delimiter, escape: "double" }, ROOMY, (problem) => problems.push(problem));
  const records = [...tokenizer.push(text), ...tokenizer.end()];
  const rows = records.map((cells, index) => {
    const wanted = COLUMNS.map((column) => cells[column] ?? "");
    return { rowNumber: index + 1, json: JSON.stringify(cells), cells: wanted, blank: isBlankRow(cells) };
  });
  const lengths = records.flatMap((cells) => cells.map((cell) => cell.length));
  const width = Math.max(0, ...records.map((cells) => cells.length));
  return { rows, width, longestCell: Math.max(0, ...lengths), problems };
}

/** Anything that CSV may trip over, sensible or not. */
const PIECES = [
  ['"', '""', '"a"', "\n", "\r", "\r\n", " ", "\t", "\\", '\\"', ";", "|", "\u0000", "\u0007", "\u007f", "\u0085"],
  ["a", "Zoë", "日本", "😀", "\u00a0", "\u200b", "\ufeff", "\u2028", "a@b.org", '"x" ', '"x"y', "\u3000", "\f"],
  [",", ',"x, y",', '\n"a\nb",c\n', ',"he said ""no""",', ",,", "a,b\n", "é,b\r\n", ",\r"],
].flat();

describe("packCsv: reads bytes as the tokenizer reads text", () => {
  test("whatever they are, in chunks of any size", async () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));
    const delimiters = fc.constantFrom(",", ",", ";", "\t", "|", "\\", "a");
    await fc.assert(
      fc.asyncProperty(texts, delimiters, fc.integer({ min: 1, max: 60 }), async (text, delimiter, size) => {
        expect(await pack(text, delimiter, size)).toEqual(tokenize(text, delimiter));
      }),
      { numRuns: 500 },
    );
  });

  test("rows of ordinary length and rows that are longer than a batch", async () => {
    const long = [70_000, 900_000].map((length) => `${"x".repeat(length)},"${"é\n".repeat(length / 4)}"\n`);
    const text = long.map((row) => `anna@acme.com,"Anna ""A"" B"\n${row}`.repeat(3)).join("");
    for (const size of [4_000, 65_536]) expect(await pack(text, ",", size)).toEqual(tokenize(text, ","));
  });

  test("a limit of the tokenizer's holds, and names the row", async () => {
    const text = `${"a,b\n".repeat(5)}${"c,".repeat(200)}\n`;
    await expect(pack(text, ",", 64)).rejects.toThrow("Row 6 has more than 100 columns");
    const small = { ...ROOMY, cellCharacters: 10 };
    await expect(pack(`${"a,b\n".repeat(5)}a,${"c".repeat(11)}\n`, ",", 64, small)).rejects.toThrow("Row 6, column 2");
  });
});
