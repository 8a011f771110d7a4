import type { Table } from "@rollcall/tabular";
import { AddressReader } from "../lists/address-reader.ts";
import { openContactTable, type ReadOptions } from "../lists/contact-table.ts";

/** The beginning of a file. */
export interface FilePreview extends ReadBeginning {
  /** Addresses in it that were probably meant to be another one. */
  readonly suggestionCount: number;
}

type ReadBeginning = Pick<
  Table,
  | "format"
  | "encoding"
  | "encodingNote"
  | "delimiter"
  | "hasHeader"
  | "prelude"
  | "columnNames"
  | "preview"
  | "columnGuess"
  | "addressColumn"
  | "sheets"
  | "sheet"
>;

/** Rows in a preview. */
const PREVIEW_ROWS = 20;
/** Longer cells are truncated. */
const CELL_CHARS = 500;

/** A job: the preview of a file from its beginning. Throws TabularError. */
// oxlint-disable-next-line require-yield -- a job is a generator, and this one has nothing but its result
export async function* previewJob(
  bytes: AsyncIterable<Uint8Array>,
  { fileName, options }: { readonly fileName: string; readonly options: ReadOptions },
): AsyncGenerator<undefined, FilePreview, undefined> {
  const table = await openContactTable(bytes, fileName, { ...options, isCut: true });
  try {
    return {
      format: table.format,
      encoding: table.encoding,
      encodingNote: table.encodingNote,
      delimiter: table.delimiter,
      hasHeader: table.hasHeader,
      prelude: table.prelude.slice(-PREVIEW_ROWS).map((cells) => cells.map((cell) => cell.slice(0, CELL_CHARS))),
      columnNames: table.columnNames,
      preview: table.preview.slice(0, PREVIEW_ROWS).map((cells) => cells.map((cell) => cell.slice(0, CELL_CHARS))),
      columnGuess: table.columnGuess,
      addressColumn: table.addressColumn,
      sheets: table.sheets,
      sheet: table.sheet,
      suggestionCount: countSuggestions(table),
    };
  } finally {
    await table.close();
  }
}

function countSuggestions({ preview, addressColumn }: Pick<Table, "preview" | "addressColumn">): number {
  if (addressColumn === null) return 0;
  const addresses = new AddressReader(false);
  return preview
    .flatMap((cells) => addresses.read(cells[addressColumn] ?? ""))
    .filter(({ suggestion }) => suggestion !== null).length;
}
