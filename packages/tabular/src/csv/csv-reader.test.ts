import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TabularError } from "../tabular-error.ts";
import type { RecordLimits } from "../table-limits.ts";
import { csvGarbage } from "../testing/csv-garbage.ts";
import { CsvReader } from "./csv-reader.ts";
import { cellsOf } from "./plain-lines.ts";
import { readLooseRecord, type CsvDialect, type QuoteProblem } from "./loose-record.ts";

const ROOMY: RecordLimits = { columns: 100, cellCharacters: 1_000, rowCharacters: 10_000 };

interface Reading {
  readonly records: readonly (readonly string[])[];
  readonly problems: QuoteProblem[];
}

/** Splits into pieces of `size` characters. */
function cut(text: string, size: number): string[] {
  return text.match(new RegExp(`[^]{1,${size}}`, "gu")) ?? [];
}

function read(
  pieces: readonly string[],
  dialect: Partial<CsvDialect> = {},
  limits: Partial<RecordLimits> = {},
): Reading {
  const problems: QuoteProblem[] = [];
  const whole = { delimiter: ",", escape: "double", ...dialect } as const;
  const reader = new CsvReader(whole, { ...ROOMY, ...limits }, (problem) => problems.push(problem));
  const records: (readonly string[])[] = [];
  for (const piece of pieces) for (const some of reader.push(Buffer.from(piece))) records.push(...cellsOf(some));
  for (const some of reader.end()) records.push(...cellsOf(some));
  return { records, problems };
}

describe("CsvReader: reads RFC 4180", () => {
  test.each([
    [
      "aaa,bbb\r\nzzz,yyy\r\n",
      [
        ["aaa", "bbb"],
        ["zzz", "yyy"],
      ],
    ],
    [
      "aaa,bbb\r\nzzz,yyy",
      [
        ["aaa", "bbb"],
        ["zzz", "yyy"],
      ],
    ],
    ['"aaa","b\r\nbb"\r\n', [["aaa", "b\r\nbb"]]],
    ['"a""b",c', [['a"b', "c"]]],
    ['"",""""\n', [["", '"']]],
    [
      "a,\n,b\n,\n",
      [
        ["a", ""],
        ["", "b"],
        ["", ""],
      ],
    ],
    ["a,", [["a", ""]]],
    ["", []],
  ])("%j", (text, records) => {
    expect(read([text])).toEqual({ records, problems: [] });
  });

  test("as csv-parse does, in pieces of any size", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\r", "\n", " ", "é") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n", "\r"), fc.integer({ min: 1, max: 9 }), (rows, lineEnd, size) => {
        const line = (cells: string[]): string => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(",");
        const text = rows.map(line).join(lineEnd) + lineEnd;
        const oracle = parse(text, { record_delimiter: lineEnd });
        expect(read(cut(text, size))).toEqual({ records: oracle, problems: [] });
      }),
    );
  });
});

describe("CsvReader: reads sloppy files", () => {
  test.each([
    ["mixed line ends", "a\rb\nc\r\nd", [["a"], ["b"], ["c"], ["d"]]],
    ["blank lines", "a\n\n\r\n\rb\n", [["a"], [""], [""], [""], ["b"]]],
    ["ragged rows", "a,b\nc\nd,e,f\n", [["a", "b"], ["c"], ["d", "e", "f"]]],
    ["a quote amid a cell", 'tube 5", long,b\n', [['tube 5"', " long", "b"]]],
    ["spaces after a closing quote", '"a" ,"b"\t\n', [["a", "b"]]],
  ])("%s", (_, text, records) => {
    expect(read([text])).toEqual({ records, problems: [] });
  });

  test("a cell that continues after its closing quote is kept as written", () => {
    expect(read(['"Doe, J" <j@example.org>,x\n"bob"@example.org,y\n'])).toEqual({
      records: [
        ['"Doe, J" <j@example.org>', "x"],
        ['"bob"@example.org', "y"],
      ],
      problems: [
        { type: "stray_quote", record: 0 },
        { type: "stray_quote", record: 1 },
      ],
    });
  });

  test("a NUL after a closing quote is such text too", () => {
    expect(read(['"a"\0,b\n'])).toEqual({
      records: [['"a"\0', "b"]],
      problems: [{ type: "stray_quote", record: 0 }],
    });
  });

  test("a blank as the delimiter is not dropped after a closing quote", () => {
    expect(read(['"a" "b c" "d"  e\n"f"x "g"\n'], { delimiter: " " }).records).toEqual([
      ["a", "b c", "d", "", "e"],
      ['"f"x', "g"],
    ]);
  });

  test("backslash dialect: escaped quotes and backslashes are unescaped, doubled quotes too", () => {
    const { records, problems } = read(['"a \\"b\\", c","d\\\\","e""f","C:\\temp"\n'], { escape: "backslash" });
    expect(records).toEqual([['a "b", c', "d\\", 'e"f', "C:\\temp"]]);
    expect(problems).toEqual([]);
  });
});

describe("CsvReader: one unclosed quote costs at most one row", () => {
  test("closed only by the next line's quote", () => {
    expect(read(['a@x.org,"Ann\n"Bob, Jr.",b@x.org\nc@x.org,Cy\n'])).toEqual({
      records: [
        ["a@x.org", '"Ann'],
        ["Bob, Jr.", "b@x.org"],
        ["c@x.org", "Cy"],
      ],
      problems: [{ type: "unclosed_quote", record: 0 }],
    });
  });

  test("closed by nothing before the end", () => {
    expect(read(['h\n"Ann,1\nBob,2\nCy,3\n'])).toEqual({
      records: [["h"], ['"Ann', "1"], ["Bob", "2"], ["Cy", "3"]],
      problems: [{ type: "unclosed_quote", record: 1 }],
    });
  });

  test("closed by nothing within the longest cell: what follows is not held back", () => {
    const reader = new CsvReader(
      { delimiter: ",", escape: "double" },
      { ...ROOMY, cellCharacters: 20 },
      () => undefined,
    );
    const records = ['"Ann,1\n', "Bob,2\n", "Cy,3\n", "Di,4\n"].flatMap((piece) =>
      reader.push(Buffer.from(piece)).flatMap((some) => [...cellsOf(some)]),
    );
    expect(records).toEqual([
      ['"Ann', "1"],
      ["Bob", "2"],
      ["Cy", "3"],
      ["Di", "4"],
    ]);
  });
});

describe("CsvReader: enforces the limits on every record", () => {
  const failure = (pieces: readonly string[], limits: Partial<RecordLimits>): TabularError => {
    try {
      read(pieces, {}, limits);
    } catch (error) {
      if (error instanceof TabularError) return error;
    }
    throw new Error("Expected a TabularError");
  };

  test.each([
    ["cell_too_large", ["a,b\nc,", "d".repeat(11)], { cellCharacters: 10 }, 2, 2],
    ["cell_too_large", ['a\n"b"', " ".repeat(20)], { cellCharacters: 10 }, 2, 1],
    ["too_many_columns", ["a\n", "b,".repeat(4)], { columns: 3 }, 2, null],
    ["row_too_large", ["a\n", "bbbb,", "cccc,", "dddd"], { rowCharacters: 12 }, 2, null],
  ] as const)("%s", (code, pieces, limits, row, column) => {
    expect(failure(pieces, limits)).toMatchObject({ code, row, column });
  });

  test("an endless cell is refused before it is buffered", () => {
    const reader = new CsvReader({ delimiter: ",", escape: "double" }, ROOMY, () => undefined);
    let given = 0;
    const flood = (): void => {
      for (;;) {
        reader.push(Buffer.from("x".repeat(100)));
        given += 100;
      }
    };
    expect(flood).toThrow(TabularError);
    expect(given).toBeLessThanOrEqual(ROOMY.cellCharacters);
  });

  test("the limit itself is allowed", () => {
    expect(read([`"${"q".repeat(10)}",${"p".repeat(10)}\n`], {}, { cellCharacters: 10 }).records[0]).toHaveLength(2);
  });
});

/** A text, and pieces that it may come in. */
const PIECED = fc.array(csvGarbage(12), { maxLength: 4 });
const LIMITS = fc.constantFrom(
  ROOMY,
  { ...ROOMY, cellCharacters: 12 },
  { ...ROOMY, cellCharacters: 40 },
  { columns: 3, cellCharacters: 20, rowCharacters: 30 },
);
const DIALECT = fc.record({
  delimiter: fc.constantFrom(",", ",", ";", "\t", "|", " ", "a", "é"),
  escape: fc.constantFrom("double" as const, "double" as const, "backslash" as const),
});

/** Records and problems, or the message of an exceeded limit. */
function outcome(pieces: readonly string[], dialect: CsvDialect, limits: RecordLimits): unknown {
  try {
    return read(pieces, dialect, limits);
  } catch (error) {
    if (error instanceof TabularError) return error.message;
    throw error;
  }
}

test("CsvReader: any text reads the same in one piece and in many", () => {
  fc.assert(
    fc.property(PIECED, DIALECT, LIMITS, fc.integer({ min: 1, max: 9 }), (pieces, dialect, limits, size) => {
      const whole = pieces.join("");
      const expected = outcome([whole], dialect, limits);
      expect(outcome(pieces, dialect, limits)).toEqual(expected);
      expect(outcome(cut(whole, size), dialect, limits)).toEqual(expected);
    }),
    { numRuns: 3_000 },
  );
});

test("CsvReader: garbage reads as by the lenient rules alone", () => {
  fc.assert(
    fc.property(csvGarbage(20), DIALECT, (text, dialect) => {
      const source = { text, isFinal: true, dialect, limits: ROOMY };
      const records: string[][] = [];
      const problems: QuoteProblem[] = [];
      for (let at = 0; at < text.length;) {
        const record = readLooseRecord(source, at, 1)!;
        for (const type of record.problems) problems.push({ type, record: records.length });
        records.push(record.cells);
        at = record.end;
      }
      expect(read([text], dialect)).toEqual({ records, problems });
    }),
    { numRuns: 3_000 },
  );
});
