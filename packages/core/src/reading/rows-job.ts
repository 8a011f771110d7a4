import type { OwnFacts } from "@rollcall/address";
import type { Table } from "@rollcall/tabular";
import { openContactTable, type ReadOptions } from "../lists/contact-table.ts";
import { FilePrinter } from "../lists/file-print.ts";
import type { Dedupe, ListFormat, RowPiece, WrittenRows } from "../lists/list.ts";
import { type ColumnMatch, matchColumns, placeCells } from "../lists/match-columns.ts";
import { NO_ROWS, packRows, type RowSizes } from "../lists/pack-rows.ts";
import { readBatches, type SourceBatch, Tally } from "../lists/read-batches.ts";
import { writeRows } from "../lists/write-rows.ts";

/** A file whose rows a stored list is to have, beside its bytes. */
export interface RowsOrder {
  readonly fileName: string;
  readonly options: ReadOptions;
  /** The list's. */
  readonly columns: readonly string[];
  readonly hasHeader: boolean;
  readonly columnCount: number;
  readonly addressColumns: readonly number[];
  readonly otherColumns: readonly number[];
  readonly dedupe: Dedupe;
  /** Columns may be missing, and their cells are blank then. */
  readonly isPartial: boolean;
  /** The operator's own word on domains and role names; absent: none. */
  readonly own?: OwnFacts;
}

/**
 * A job: opens a file with the columns of a stored list, gives null, waits for the id to store its rows under, and gives those
 * as COPY takes them, numbered from 1. Throws TabularError or ColumnError.
 */
export async function* rowsJob(
  bytes: AsyncIterable<Uint8Array>,
  order: RowsOrder,
): AsyncGenerator<RowPiece | null, WrittenRows, number> {
  const { fileName, options, columns, hasHeader, addressColumns, otherColumns, dedupe, own } = order;
  const printer = new FilePrinter();
  const table = await openContactTable(printer.through(bytes), fileName, options);
  try {
    const match = matchColumns(order, {
      names: table.columnNames,
      hasHeader: table.hasHeader,
      headerWidth: table.header.length,
      isPartial: order.isPartial,
    });
    const { encoding, encodingNote, delimiter, prelude } = table;
    const format: ListFormat = {
      encoding,
      encodingNote,
      delimiter,
      hasHeader,
      columns,
      prelude,
      footer: [],
      addressColumns,
      otherColumns,
    };
    const listId = yield null;
    const tally = new Tally(columns.length);
    const source = match.isSame ? table.packedRows(addressColumns) : placedRows(table, match, addressColumns);
    return yield* writeRows(listId, readBatches(source, { dedupe, tally, own }), {
      dedupe,
      facts: () => tally.facts(format, printer.take()),
    });
  } finally {
    await table.close();
  }
}

/** Rows packed at once: see `RowPacker` of @rollcall/tabular. */
const PACKED_ROWS = 250;

async function* placedRows(
  table: Table,
  match: ColumnMatch,
  columns: readonly number[],
): AsyncGenerator<SourceBatch, void, undefined> {
  let sizes: RowSizes = NO_ROWS;
  for await (const rows of table.rows()) {
    for (let from = 0; from < rows.length; from += PACKED_ROWS) {
      const part = rows.slice(from, from + PACKED_ROWS);
      const placed = part.map(({ rowNumber, cells }) => ({ rowNumber, cells: placeCells(cells, match) }));
      const batch = packRows(placed, columns, sizes);
      yield batch;
      sizes = batch;
    }
  }
}
