import { z } from "zod";
import { FilePrinter, findSameFile, HEAD_BYTES, type ReadOptions, type FilePreview, resultOf } from "@rollcall/core";
import { otherColumns, repeats } from "@rollcall/tabular";
import type { JsonOf } from "../http/declaration.ts";
import type { Upload } from "../uploads/upload.ts";
import type { ListServices } from "./list.ts";
import { SAME_FILE, sameFileView } from "./same-file.ts";

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
    same_file: SAME_FILE.extend({
      is_whole: z
        .boolean()
        .describe("All bytes are the same. False: the beginning and the size are, as far as was sent."),
    })
      .nullable()
      .describe("The latest stored list of the same file."),
  })
  .meta({ id: "Preview", description: "Preview of a file, from its beginning." });

/** A file to preview. */
interface PreviewedFile extends Pick<Upload, "bytes" | "fileName"> {
  readonly options: ReadOptions;
  /** Bytes of the whole file; null: of what is sent. */
  readonly sizeBytes: number | null;
}

/** A preview of a file from its beginning. Throws TabularError. `signal` ends the reading. */
export async function previewFile(
  { read, database }: Pick<ListServices, "read" | "database">,
  { bytes, fileName, options, sizeBytes }: PreviewedFile,
  signal: AbortSignal,
): Promise<JsonOf<typeof PREVIEW>> {
  const printer = new FilePrinter();
  const rest = bytes[Symbol.asyncIterator]();
  const table = await tableOf(read("preview", { fileName, options }, printed(rest, printer), signal), rest, printer);
  return { ...viewOf(table, fileName), same_file: await sameFileOf(database, printer, sizeBytes) };
}

/** The reader's result, once the client has sent everything: all of it is printed, and nothing stands before the answer. */
async function tableOf(
  reading: AsyncGenerator<unknown, FilePreview, undefined>,
  rest: AsyncIterator<Uint8Array>,
  printer: FilePrinter,
): Promise<FilePreview> {
  try {
    return await resultOf(reading);
  } finally {
    await drain(rest, printer);
  }
}

/** The bytes as the reader takes them. It stops early, and leaves the rest. */
async function* printed(bytes: AsyncIterator<Uint8Array>, printer: FilePrinter): AsyncGenerator<Uint8Array> {
  for (let step = await bytes.next(); step.done !== true; step = await bytes.next()) {
    printer.add(step.value);
    yield step.value;
  }
}

async function drain(bytes: AsyncIterator<Uint8Array>, printer: FilePrinter): Promise<void> {
  for (let step = await bytes.next(); step.done !== true; step = await bytes.next()) printer.add(step.value);
}

async function sameFileOf(
  database: ListServices["database"],
  printer: FilePrinter,
  sizeBytes: number | null,
): Promise<JsonOf<typeof PREVIEW>["same_file"]> {
  const print = printer.take();
  const sent = print.sizeBytes ?? 0;
  const isWhole = sizeBytes === null || sizeBytes === sent;
  if (!isWhole && sent < HEAD_BYTES) return null;
  const same = await findSameFile(database, { ...print, sizeBytes: sizeBytes ?? sent }, !isWhole);
  return same && { ...sameFileView(same), is_whole: isWhole };
}

function viewOf(table: FilePreview, fileName: string): Omit<JsonOf<typeof PREVIEW>, "same_file"> {
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
