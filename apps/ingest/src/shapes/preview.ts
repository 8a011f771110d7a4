import { z } from "zod";
import { type Readers, type ReadOptions, resultOf } from "@rollcall/core";
import { otherColumns, repeats } from "@rollcall/tabular";
import type { JsonOf } from "../http/declaration.ts";
import type { Upload } from "../uploads/upload.ts";

const COLUMN_GUESS = z.object({
  column: z.int().describe("From 0."),
  name: z.string(),
  share: z.number().describe("Share of its cells with an address; 0 to 1."),
  distinct_share: z.number().describe("Different cells with an address, per row; 0 to 1."),
  score: z.number(),
});

export const PREVIEW = z
  .object({
    file_name: z.string(),
    format: z.string(),
    encoding: z.string().nullable(),
    encoding_note: z.string().nullable(),
    delimiter: z.string().nullable(),
    has_header: z.boolean(),
    prelude: z
      .array(z.array(z.string()))
      .describe(
        "Rows above the header, such as titles and notes; the last 20. They are kept, and not read as contacts.",
      ),
    columns: z.array(z.string()),
    preview: z.array(z.array(z.string())).describe("The first rows."),
    address_columns: z.array(z.int()).describe("The column that would be read; positions from 0."),
    other_columns: z.array(z.int()).describe("Further columns that hold addresses; positions from 0."),
    few_addresses: z
      .boolean()
      .describe("Each address of that column comes in several rows: it may be that of an owner or sender."),
    suggestions: z
      .int()
      .describe(
        "Addresses of that column, in the beginning that was read, that were probably meant to be another one.",
      ),
    column_guesses: z.array(COLUMN_GUESS),
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
  })
  .meta({ id: "Preview", description: "Preview of a file, from its beginning." });

/** A preview of a file from its beginning. Throws TabularError. `signal` ends the reading. */
export async function previewFile(
  read: Readers["read"],
  { bytes, fileName }: Pick<Upload, "bytes" | "fileName">,
  options: ReadOptions,
  signal: AbortSignal,
): Promise<JsonOf<typeof PREVIEW>> {
  const table = await resultOf(read("preview", { fileName, options }, bytes, signal));
  return {
    file_name: fileName,
    format: table.format,
    encoding: table.encoding,
    encoding_note: table.encodingNote,
    delimiter: table.delimiter,
    has_header: table.hasHeader,
    prelude: table.prelude.map((cells) => [...cells]),
    columns: [...table.columnNames],
    preview: table.preview.map((cells) => [...cells]),
    address_columns: table.addressColumn === null ? [] : [table.addressColumn],
    other_columns: otherColumns(table.columnGuess, table.addressColumn),
    few_addresses: table.columnGuess.some((guess) => guess.column === table.addressColumn && repeats(guess)),
    suggestions: table.suggestionCount,
    column_guesses: table.columnGuess.map((guess) => ({
      column: guess.column,
      name: table.columnNames[guess.column] ?? "",
      share: guess.addressShare,
      distinct_share: guess.distinctShare,
      score: guess.score,
    })),
    sheets: [...table.sheets],
    sheet: table.sheet,
  };
}
