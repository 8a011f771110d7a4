import { Readable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { TabularError } from "@rollcall/tabular";
import { workbook } from "@rollcall/tabular/testing/workbook-fixture";
import { ColumnError } from "../lists/choose-columns.ts";
import type { RowPiece, WrittenRows } from "../lists/list.ts";
import { noBytes, type Read, readHere, resultOf } from "./jobs.ts";
import { openReaders } from "./open-readers.ts";

const readers = openReaders(2);
afterAll(() => readers.close());

/** The file in chunks that cut characters and records. */
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_001) yield bytes.subarray(at, at + 1_001);
}

async function gather<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

interface Written {
  readonly pieces: string;
  readonly written: unknown;
}

/** Everything that a job gives: the bytes for COPY, and what is known in the end. */
async function piecesOf(values: AsyncGenerator<RowPiece | null, WrittenRows, number>): Promise<Written> {
  const pieces: string[] = [];
  for (;;) {
    const step = await values.next(7);
    if (step.done === true) return { pieces: pieces.join(""), written: step.value };
    if (step.value === null) continue;
    const { rows, mailboxes, rowCount } = step.value;
    pieces.push(Buffer.from(rows).toString("latin1"), Buffer.from(mailboxes ?? []).toString("latin1"), `${rowCount}`);
  }
}

const importOf = (read: Read, file: Uint8Array, columns: readonly string[] | null = null): Promise<Written> =>
  piecesOf(read("import", { fileName: "list", options: {}, columns, dedupe: "relaxed" }, chunksOf(file)));

const ROWS = Array.from({ length: 3_000 }, (_, row) => `Änne ${row},user${row % 900}@gmail.com;b@acme.de,"x\ny"\n`);
const FILES: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ["CSV", async () => Buffer.from(`name,email,note\n${ROWS.join("")}`)],
  ["Windows-1252", async () => Buffer.from(`name;email\nÄnne;änne@acme.de\n`, "latin1")],
  [
    "a workbook",
    () =>
      workbook({
        sharedStrings: "<si><t>a@acme.com</t></si>",
        sheets: { S: `<sheetData>${'<row><c t="s"><v>0</v></c><c><v>1</v></c></row>'.repeat(2_000)}</sheetData>` },
      }),
  ],
];

describe("Readers.read: in a thread as here", () => {
  test.each(FILES)("%s is imported with the same bytes for COPY and the same facts", async (_, fileOf) => {
    const file = await fileOf();
    const expected = await importOf(readHere, file);
    expect(expected.pieces.length).toBeGreaterThan(50);
    expect(await importOf(readers.read, file)).toEqual(expected);
  });

  test.each(FILES)("%s has the same preview and the same entries", async (_, fileOf) => {
    const file = await fileOf();
    const seen = async (read: Read): Promise<unknown[]> => [
      await resultOf(read("preview", { fileName: "list", options: {} }, chunksOf(file))),
      await gather(read("entries", { fileName: "list" }, chunksOf(file))),
    ];
    expect(await seen(readers.read)).toEqual(await seen(readHere));
  });

  test("the rows of a stored list are read again the same", async () => {
    const rows = Array.from({ length: 900 }, (_, row) => [
      row + 1,
      [`user${row % 90}@acme.com`, "b@acme.de\u0000", ""],
    ]);
    const format = { encoding: "utf-8", encodingNote: null, delimiter: ",", hasHeader: true, columns: ["a", "b", "c"] };
    const order = {
      listId: 7,
      columnCount: 3,
      print: { fileHash: "00", headHash: null, sizeBytes: null },
      dedupe: "safe",
    } as const;
    const remapped = (read: Read, addressColumns: readonly number[]): Promise<Written> => {
      const chunks = [rows.slice(0, 500), rows.slice(500)].map((some) => Buffer.from(JSON.stringify(some)));
      return piecesOf(
        read(
          "remap",
          { ...order, format: { ...format, prelude: [], footer: [], otherColumns: [], addressColumns } },
          Readable.from(chunks),
        ),
      );
    };
    expect(await remapped(readHere, [0])).toMatchObject({ written: { counts: { duplicateCount: 810 } } });
    expect(await remapped(readHere, [1])).toMatchObject({ written: { counts: { contactCount: 1 } } });
    for (const columns of [[0], [1, 0], [2]])
      expect(await remapped(readers.read, columns)).toEqual(await remapped(readHere, columns));
  });

  test("the addresses of a text are the same", async () => {
    const text = `Anna "a,b" <anna@acme.com>, bob@acme.com and @nobody. `.repeat(100);
    const found = async (read: Read): Promise<string> => {
      const { csv } = await resultOf(read("addresses", { text }, noBytes()));
      return Buffer.from(csv ?? []).toString();
    };
    expect(await found(readHere)).toContain('"anna@acme.com"\n');
    expect(await found(readers.read)).toBe(await found(readHere));
  });

  const BAD: readonly (readonly [string, string, readonly string[] | null])[] = [
    ["a cell that is too large", `email\na@acme.com,${"x".repeat(1_100_000)}\n`, null],
    ["a web page", "<!doctype html><html></html>", null],
    ["no address", "name\nAnna\n", null],
    ["no such column", "email\na@acme.com\n", ["nope"]],
    ["nothing", "", null],
  ];
  test.each(BAD)("%s is the same error", async (_, text, columns) => {
    const problemOf = async (read: Read): Promise<unknown> =>
      await importOf(read, Buffer.from(text), columns).catch((error: unknown) => error);
    const [there, here] = [await problemOf(readers.read), await problemOf(readHere)];
    expect(here instanceof TabularError || here instanceof ColumnError).toBe(true);
    expect(there).toBeInstanceOf((here as Error).constructor);
    expect({ ...(there as Error), text: String(there) }).toEqual({ ...(here as Error), text: String(here) });
  });
});
