import type { OwnFacts } from "@rollcall/address";
import { otherColumns, type Table } from "@rollcall/tabular";
import { chooseColumns, ColumnError, inWords } from "../lists/choose-columns.ts";
import { openContactTable, type ReadOptions } from "../lists/contact-table.ts";
import { FilePrinter } from "../lists/file-print.ts";
import { holdBack } from "../lists/hold-back.ts";
import type { Dedupe, ListFormat, RowPiece, WrittenRows } from "../lists/list.ts";
import { readBatches, Tally } from "../lists/read-batches.ts";
import { writeRows } from "../lists/write-rows.ts";

/** A file to import, beside its bytes. */
export interface ImportOrder {
  readonly fileName: string;
  readonly options: ReadOptions;
  /** Headers or positions (from 1) of the address columns; null: detected by content. */
  readonly columns: readonly string[] | null;
  readonly dedupe: Dedupe;
  /** The operator's own word on domains and role names; absent: none. */
  readonly own?: OwnFacts;
}

/**
 * A job: opens a file of contacts, gives null, waits for the id of the list that its rows belong to, and gives those as
 * COPY takes them. Throws TabularError or ColumnError.
 */
export async function* importJob(
  bytes: AsyncIterable<Uint8Array>,
  { fileName, options, columns, dedupe, own }: ImportOrder,
): AsyncGenerator<RowPiece | null, WrittenRows, number> {
  const printer = new FilePrinter();
  const table = await openContactTable(printer.through(bytes), fileName, options);
  try {
    const addressColumns = addressColumnsOf(table, columns);
    const format: ListFormat = {
      encoding: table.encoding,
      encodingNote: table.encodingNote,
      delimiter: table.delimiter,
      hasHeader: table.hasHeader,
      columns: table.hasHeader ? table.header : table.columnNames,
      prelude: table.prelude,
      // Found once all rows are stored, unless it is given.
      footer: [],
      addressColumns,
      otherColumns: otherColumns(table.columnGuess, null).filter((column) => !addressColumns.includes(column)),
    };
    const listId = yield null;
    const tally = new Tally(format.columns.length);
    let { footer } = format;
    const all = table.packedRows(addressColumns);
    const rows = options.skipFooter ? holdBack(all, options.skipFooter, (rest) => (footer = rest)) : all;
    return yield* writeRows(listId, readBatches(rows, { dedupe, tally, own }), {
      dedupe,
      facts: () => tally.facts({ ...format, footer }, printer.take()),
    });
  } finally {
    await table.close();
  }
}

function addressColumnsOf(table: Table, wanted: readonly string[] | null): number[] {
  if (wanted !== null) return chooseColumns(table.columnNames, wanted);
  if (table.addressColumn !== null) return [table.addressColumn];
  const where = table.sheet === null ? "this file" : `the sheet ${JSON.stringify(table.sheet)}`;
  const others = table.sheets.filter((name) => name !== table.sheet);
  throw new ColumnError(
    "no_address_column",
    `No column of ${where} contains e-mail addresses (it has ${inWords(table.columnNames)}). Specify the column, or check the file.` +
      (others.length === 0 ? "" : ` The workbook's other sheets: ${inWords(others)}.`),
  );
}
