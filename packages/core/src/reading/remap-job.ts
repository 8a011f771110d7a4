import type { OwnFacts } from "@rollcall/address";
import type { FilePrint } from "../lists/file-print.ts";
import type { Dedupe, ListFormat, RowPiece, WrittenRows } from "../lists/list.ts";
import { NO_ROWS, packRows, type RowSizes } from "../lists/pack-rows.ts";
import { readBatches, type SourceBatch, Tally } from "../lists/read-batches.ts";
import { writeRows } from "../lists/write-rows.ts";

/** A stored list to read again, beside its rows. */
export interface RemapOrder {
  readonly listId: number;
  /** With the new address columns. */
  readonly format: ListFormat;
  readonly columnCount: number;
  readonly print: FilePrint;
  readonly dedupe: Dedupe;
  /** The operator's own word on domains and role names; absent: none. */
  readonly own?: OwnFacts;
}

/** A row as `list_rows` stores it. */
type StoredRow = readonly [rowNumber: number, cells: readonly string[]];

/** A job: the rows of a list with the addresses of other columns. Each chunk is a JSON array of `StoredRow`. */
export async function* remapJob(
  chunks: AsyncIterable<Uint8Array>,
  { listId, format, columnCount, print, dedupe, own }: RemapOrder,
): AsyncGenerator<RowPiece, WrittenRows, unknown> {
  const tally = new Tally(columnCount);
  return yield* writeRows(listId, readBatches(batchesOf(chunks, format.addressColumns), { dedupe, tally, own }), {
    dedupe,
    facts: () => tally.facts(format, print),
  });
}

async function* batchesOf(
  chunks: AsyncIterable<Uint8Array>,
  columns: readonly number[],
): AsyncGenerator<SourceBatch, void, undefined> {
  let sizes: RowSizes = NO_ROWS;
  for await (const chunk of chunks) {
    const stored = JSON.parse(new TextDecoder().decode(chunk)) as StoredRow[];
    const rows = stored.map(([rowNumber, cells]) => ({ rowNumber, cells }));
    const batch = packRows(rows, columns, sizes);
    yield batch;
    sizes = batch;
  }
}
