import type { OwnFacts } from "@rollcall/address";
import type { Dedupe, ListFormat, RowPiece, WrittenRows } from "../lists/list.ts";
import { readBatches, type SourceBatch, Tally } from "../lists/read-batches.ts";
import { writeRows } from "../lists/write-rows.ts";

/** A stored list to read again, beside its rows. */
export interface RemapOrder {
  readonly listId: number;
  /** With the new address columns. */
  readonly format: ListFormat;
  readonly columnCount: number;
  readonly fileHash: string | null;
  readonly dedupe: Dedupe;
  /** The operator's own word on domains and role names; absent: none. */
  readonly own?: OwnFacts;
}

/** A row as `list_rows` stores it. */
type StoredRow = readonly [rowNumber: number, cells: readonly string[]];

/** A job: the rows of a list with the addresses of other columns. Each chunk is a JSON array of `StoredRow`. */
export async function* remapJob(
  chunks: AsyncIterable<Uint8Array>,
  { listId, format, columnCount, fileHash, dedupe, own }: RemapOrder,
): AsyncGenerator<RowPiece, WrittenRows, unknown> {
  const tally = new Tally(columnCount);
  return yield* writeRows(listId, readBatches(batchesOf(chunks, format.addressColumns), { dedupe, tally, own }), {
    dedupe,
    facts: () => tally.facts(format, fileHash),
  });
}

async function* batchesOf(
  chunks: AsyncIterable<Uint8Array>,
  columns: readonly number[],
): AsyncGenerator<SourceBatch, void, undefined> {
  let widest = { width: 0, longestCell: 0 };
  for await (const chunk of chunks) {
    const batch = toBatch(JSON.parse(new TextDecoder().decode(chunk)) as StoredRow[], columns, widest);
    yield batch;
    widest = batch;
  }
}

function toBatch(
  stored: readonly StoredRow[],
  columns: readonly number[],
  before: Pick<SourceBatch, "width" | "longestCell">,
): SourceBatch {
  const texts = stored.map(([, cells]) => JSON.stringify(cells));
  const json = Buffer.from(texts.join(""));
  let { width, longestCell } = before;
  let end = 0;
  const rows = stored.map(([rowNumber, cells], index) => {
    const start = end;
    end += Buffer.byteLength(texts[index]!);
    width = Math.max(width, cells.length);
    for (const cell of cells) longestCell = Math.max(longestCell, cell.length);
    const blank = cells.every((cell) => cell.trim() === "");
    return { rowNumber, start, end, cells: columns.map((column) => cells[column] ?? ""), blank };
  });
  return { json, rows, width, longestCell };
}
