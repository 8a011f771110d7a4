import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { bytesOf, inBatches } from "./testing/table-fixtures.ts";
import { writeTable } from "./write-table.ts";
import type { TableOutput } from "./write-table.ts";

const write = async (output: Omit<TableOutput, "rows"> & { rows: string[][] }): Promise<string> =>
  (await bytesOf(writeTable({ ...output, rows: inBatches(output.rows) }))).toString("utf8");

describe("writeTable: CSV", () => {
  test("quotes only if needed, ends lines with CRLF (RFC 4180 §2)", async () => {
    const rows = [
      ["a@b.org", 'the "A"'],
      ["x,y", "one\ntwo"],
      [" padded ", "007"],
    ];
    expect(await write({ format: "csv", header: ["email", "note"], rows })).toBe(
      'email,note\r\na@b.org,"the ""A"""\r\n"x,y","one\ntwo"\r\n padded ,007\r\n',
    );
  });

  test("with LF, another delimiter and no header", async () => {
    expect(
      await write({ format: "csv", delimiter: ";", lineEnd: "\n", header: null, rows: [["a@b.org", "x;y", "1,5"]] }),
    ).toBe('a@b.org;"x;y";1,5\n');
  });

  test.each(["|", "^", "]", "\\", "-", ".", "\t"])("%j as a delimiter is quoted within cells", async (delimiter) => {
    expect(await write({ format: "csv", delimiter, header: null, rows: [["a", `x${delimiter}y`, "z"]] })).toBe(
      `a${delimiter}"x${delimiter}y"${delimiter}z\r\n`,
    );
  });

  test("for Excel: a byte order mark, and no cell starts a formula, header and addresses included", async () => {
    const cells = ["=cmd|' /C calc'!A0", "+49 30 1", "-1", "@sum", "\tx", "\rx", "a=b", "'quoted", "+tag@b.org"];
    expect(await write({ format: "csv_excel", header: ["=email"], rows: [cells] })).toBe(
      "\uFEFF\"'=email\"\r\n'=cmd|' /C calc'!A0,'+49 30 1,'-1,'@sum,'\tx,\"'\rx\",a=b,'quoted,'+tag@b.org\r\n",
    );
  });

  test("for Excel: nor with a full-width sign, which some programs treat like the plain one", async () => {
    const cells = ["＝1+1", "＋1", "－1", "＠sum", "1＝1"];
    expect(await write({ format: "csv_excel", header: null, rows: [["a", ...cells]] })).toBe(
      "\uFEFFa,'＝1+1,'＋1,'－1,'＠sum,1＝1\r\n",
    );
  });

  test("the guard can be disabled for Excel and enabled for others", async () => {
    expect(await write({ format: "csv_excel", formulaGuard: false, header: null, rows: [["a", "=1"]] })).toBe(
      "\uFEFFa,=1\r\n",
    );
    expect(await write({ format: "csv", formulaGuard: true, header: null, rows: [["a", "=1"]] })).toBe("a,'=1\r\n");
  });

  test("a first cell that readers could misinterpret is quoted", async () => {
    expect(await write({ format: "csv", header: ["sep=;"], rows: [] })).toBe('"sep=;"\r\n');
    expect(await write({ format: "csv", header: null, rows: [["<html>"]] })).toBe('"<html>"\r\n');
  });

  test("a row of one empty cell is not an empty line", async () => {
    expect(await write({ format: "csv", header: ["email"], rows: [[""], ["a@b.org"]] })).toBe(
      'email\r\n""\r\na@b.org\r\n',
    );
  });

  test("an invalid delimiter fails the stream", async () => {
    await expect(write({ format: "csv", delimiter: '"', header: null, rows: [["a"]] })).rejects.toThrow(RangeError);
  });
});

describe("writeTable: JSON Lines", () => {
  test("objects keyed by distinct column names, in column order", async () => {
    const rows = [["a@b.org", "c@d.org", "7"], ["x", "y", "z", "extra"], ["short"]];
    const lines = (await write({ format: "jsonl", header: ["email", "email", "1"], rows })).trimEnd().split("\n");
    expect(lines).toEqual([
      '{"email":"a@b.org","email (2)":"c@d.org","1":"7"}',
      '{"email":"x","email (2)":"y","1":"z","Column 4":"extra"}',
      '{"email":"short"}',
    ]);
  });
});

describe("writeTable: as a stream", () => {
  test("gzip holds the same bytes", async () => {
    const output = { format: "csv", header: ["email"], rows: [["a@b.org"]] } as const;
    const packed = await bytesOf(writeTable({ ...output, gzip: true, rows: inBatches(output.rows) }));
    expect(gunzipSync(packed).toString()).toBe("email\r\na@b.org\r\n");
  });

  test.each(["csv", "jsonl", "xlsx"] as const)("%s.gz fails with the error of the rows", async (format) => {
    async function* broken(): AsyncGenerator<string[][]> {
      yield [["a@b.org"]];
      throw new Error("database gone");
    }
    await expect(bytesOf(writeTable({ format, gzip: true, header: ["email"], rows: broken() }))).rejects.toThrow(
      "database gone",
    );
  });

  test("takes rows lazily, and stops them when destroyed", async () => {
    let batches = 0;
    let stop = (): void => undefined;
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    async function* endless(): AsyncGenerator<string[][]> {
      try {
        for (;;) {
          batches += 1;
          yield Array.from({ length: 1_000 }, () => ["a@b.org", "x".repeat(90)]);
        }
      } finally {
        stop();
      }
    }
    const stream = writeTable({ format: "csv", header: ["email", "note"], rows: endless() });
    const taken = stream.iterator();
    for (let chunk = 0; chunk < 5; chunk += 1) await taken.next();
    expect(batches).toBeLessThan(12);
    await taken.return?.();
    await stopped;
    expect(stream.destroyed).toBe(true);
  });
});
