import type { JsonOf } from "./api/declaration.ts";
import { openContactTable, type ReadOptions } from "@rollcall/core";
import type { PREVIEW } from "./schemas/preview.ts";

/** Rows that a preview shows. */
const PREVIEW_ROWS = 20;
/** Longer cells are cut: a preview is for looking. */
const CELL_CHARS = 500;

/** What a file seems to hold, from its beginning, as the API shows it. Throws TabularError. */
export async function previewFile(
  bytes: AsyncIterable<Uint8Array>,
  fileName: string,
  options: ReadOptions,
): Promise<JsonOf<typeof PREVIEW>> {
  const table = await openContactTable(bytes, fileName, { ...options, isCut: true });
  try {
    return {
      file_name: fileName,
      format: table.format,
      encoding: table.encoding,
      encoding_note: table.encodingNote,
      delimiter: table.delimiter,
      has_header: table.hasHeader,
      columns: table.columnNames,
      preview: table.preview.slice(0, PREVIEW_ROWS).map((cells) => cells.map((cell) => cell.slice(0, CELL_CHARS))),
      address_columns: table.addressColumn === null ? [] : [table.addressColumn],
      column_guesses: table.columnGuess.map((guess) => ({
        column: guess.column,
        name: table.columnNames[guess.column] ?? "",
        share: guess.addressShare,
        score: guess.score,
      })),
      sheets: table.sheets,
      sheet: table.sheet,
    };
  } finally {
    await table.close();
  }
}
