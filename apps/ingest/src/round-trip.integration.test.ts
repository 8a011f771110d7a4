import { parse } from "csv-parse/sync";
import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

/** Content that breaks parsers and databases, beside ordinary letters. */
const PIECES = [
  '"',
  '""',
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r",
  "\r\n",
  " ",
  "\u00a0",
  "\\",
  "\\N",
  "\\.",
  "{}",
  "=",
  "a",
  "é",
  "7",
  "a@b.org",
  "b@",
];
const WIDE = ["日", "😀", "\u200b", "Ł", "\u0007"];

const FORMS = [
  { encoding: "utf-8", pieces: [...PIECES, ...WIDE] },
  { encoding: "utf-16le", pieces: [...PIECES, ...WIDE] },
  { encoding: "windows-1252", pieces: PIECES },
  {
    encoding: "shift_jis",
    pieces: PIECES.filter((piece) => !["é", "\u00a0", "\\", "\\N", "\\."].includes(piece)).concat("日"),
  },
] as const;

const cellOf = (pieces: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(""));

/** Rows of varying width, at least one cell. */
const TABLE = fc.constantFrom(...FORMS).chain(({ encoding, pieces }) =>
  fc.record({
    encoding: fc.constant(encoding),
    delimiter: fc.constantFrom("," as const, ";" as const, "\t" as const, "|" as const),
    lineEnd: fc.constantFrom("\r\n", "\n", "\r"),
    rows: fc.array(fc.array(cellOf(pieces), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 15 }),
  }),
);

const HEADER = ["email", "b c", "Ünder"];

test("a list is exported cell by cell as uploaded, whatever its format", async () => {
  await fc.assert(
    fc.asyncProperty(TABLE, async ({ encoding, delimiter, lineEnd, rows }) => {
      const quoted = [HEADER, ...rows].map((cells) =>
        cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter),
      );
      const header = encoding === "shift_jis" ? "Under" : "Ünder";
      const text = quoted.join(lineEnd).replace("Ünder", header) + lineEnd;
      const query = new URLSearchParams({ encoding, delimiter, has_header: "true", column: "1", skip_footer: "0" });
      const { status, body } = await ingest.upload(new Uint8Array(iconv.encode(text, encoding)), query.toString());
      // An empty list is rejected.
      if (status === 422 && body.code === "empty_file") return;
      expect(status).toBe(201);
      const [names = [], ...exported] = parse(await ingest.download(body.id));
      const width = Math.max(HEADER.length, ...rows.map((cells) => cells.length));
      expect(names.slice(0, width + 1)).toEqual(
        [...HEADER.slice(0, 2), header, "Column 4", "Column 5"].slice(0, width).concat("rc_email"),
      );
      expect(exported.map((cells) => cells.slice(0, width))).toEqual(
        rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]),
      );
      expect(body.row_count + body.footer.length).toBe(rows.length);
    }),
    { numRuns: 120 },
  );
});

test("NUL and lone surrogates, which PostgreSQL text can't hold, survive a round trip", async () => {
  const strange = `a\0b ${"ordinary ".repeat(40)}`;
  const { body } = await ingest.upload(`email,note\na@acme.com,${strange}\n`);
  const [, row] = parse(await ingest.download(body.id));
  expect(row?.[1]).toBe(strange);
});
