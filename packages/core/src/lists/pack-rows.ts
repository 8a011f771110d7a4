import type { SourceBatch } from "./read-batches.ts";

/** Size of the rows so far, over all batches. */
export type RowSizes = Pick<SourceBatch, "width" | "longestCell">;

export const NO_ROWS: RowSizes = { width: 0, longestCell: 0 };

/** Rows with their cells as a batch to read addresses from. `columns`: positions of the address columns, from 0. */
export function packRows(
  source: readonly { readonly rowNumber: number; readonly cells: readonly string[] }[],
  columns: readonly number[],
  before: RowSizes,
): SourceBatch {
  const texts = source.map(({ cells }) => JSON.stringify(cells));
  const json = Buffer.from(texts.join(""));
  let { width, longestCell } = before;
  let end = 0;
  const rows = source.map(({ rowNumber, cells }, index) => {
    const start = end;
    end += Buffer.byteLength(texts[index]!);
    width = Math.max(width, cells.length);
    for (const cell of cells) longestCell = Math.max(longestCell, cell.length);
    const blank = cells.every((cell) => cell.trim() === "");
    return { rowNumber, start, end, cells: columns.map((column) => cells[column] ?? ""), blank };
  });
  return { json, rows, width, longestCell };
}
