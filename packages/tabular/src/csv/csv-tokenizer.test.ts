import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TabularError } from "../tabular-error.ts";
import { CsvTokenizer } from "./csv-tokenizer.ts";
import type { CsvDialect, QuoteProblem, RecordLimits } from "./csv-tokenizer.ts";

const ROOMY: RecordLimits = { columns: 100, cellCharacters: 1_000, rowCharacters: 10_000 };

interface Reading {
  readonly records: string[][];
  readonly problems: QuoteProblem[];
}

function read(
  pieces: readonly string[],
  dialect: Partial<CsvDialect> = {},
  limits: Partial<RecordLimits> = {},
): Reading {
  const problems: QuoteProblem[] = [];
  const whole = { delimiter: ",", escape: "double", ...dialect } as const;
  const tokenizer = new CsvTokenizer(whole, { ...ROOMY, ...limits }, (problem) => problems.push(problem));
  return { records: [...pieces.flatMap((piece) => tokenizer.push(piece)), ...tokenizer.end()], problems };
}

describe("CsvTokenizer: reads RFC 4180", () => {
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
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "gu"))!;
        const oracle = parse(text, { record_delimiter: lineEnd });
        expect(read(pieces)).toEqual({ records: oracle, problems: [] });
      }),
    );
  });
});

describe("CsvTokenizer: takes files as they are", () => {
  test.each([
    ["mixed line ends", "a\rb\nc\r\nd", [["a"], ["b"], ["c"], ["d"]]],
    ["blank lines", "a\n\n\r\n\rb\n", [["a"], [""], [""], [""], ["b"]]],
    ["ragged rows", "a,b\nc\nd,e,f\n", [["a", "b"], ["c"], ["d", "e", "f"]]],
    ["a quote amid a cell", 'tube 5", long,b\n', [['tube 5"', " long", "b"]]],
    ["spaces after a closing quote", '"a" ,"b"\t\n', [["a", "b"]]],
  ])("%s", (_, text, records) => {
    expect(read([text])).toEqual({ records, problems: [] });
  });

  test("a cell that goes on after its closing quote is kept as written", () => {
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

  test("backslash dialect: escaped quotes and backslashes are undone, doubled quotes too", () => {
    const { records, problems } = read(['"a \\"b\\", c","d\\\\","e""f","C:\\temp"\n'], { escape: "backslash" });
    expect(records).toEqual([['a "b", c', "d\\", 'e"f', "C:\\temp"]]);
    expect(problems).toEqual([]);
  });
});

describe("CsvTokenizer: one unclosed quote costs one row at most", () => {
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
    const tokenizer = new CsvTokenizer(
      { delimiter: ",", escape: "double" },
      { ...ROOMY, cellCharacters: 20 },
      () => undefined,
    );
    const records = ['"Ann,1\n', "Bob,2\n", "Cy,3\n", "Di,4\n"].flatMap((piece) => tokenizer.push(piece));
    expect(records).toEqual([
      ['"Ann', "1"],
      ["Bob", "2"],
      ["Cy", "3"],
      ["Di", "4"],
    ]);
  });
});

describe("CsvTokenizer: holds every record against the limits", () => {
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

  test("a cell that never ends is refused before it is held", () => {
    const tokenizer = new CsvTokenizer({ delimiter: ",", escape: "double" }, ROOMY, () => undefined);
    let given = 0;
    const flood = (): void => {
      for (;;) {
        tokenizer.push("x".repeat(100));
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

test("CsvTokenizer: any text is read the same in one piece and in many", () => {
  const text = fc.string({
    unit: fc.constantFrom('"', '"', ",", "\n", "\r", " ", "\\", "a", "b", "\t"),
    maxLength: 60,
  });
  const outcome = (pieces: string[], escape: CsvDialect["escape"]): unknown => {
    try {
      return read(pieces, { escape }, { cellCharacters: 12 });
    } catch (error) {
      return (error as TabularError).message;
    }
  };
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 5 }),
      fc.constantFrom("double" as const, "backslash" as const),
      (pieces, escape) => {
        const whole = pieces.join("");
        expect(outcome(pieces, escape)).toEqual(outcome([whole], escape));
        expect(outcome(whole.split(""), escape)).toEqual(outcome([whole], escape));
      },
    ),
    { numRuns: 2_000 },
  );
});
