import type { ImportBatch, NewRow } from "../records/list.ts";

/** A batch of rows with these cells. */
export function packRows(
  rows: readonly (Omit<NewRow, "start" | "end"> & { readonly cells: readonly string[] })[],
): ImportBatch {
  let end = 0;
  const packed = rows.map(({ cells, ...row }) => {
    const start = end;
    end += Buffer.byteLength(JSON.stringify(cells));
    return { ...row, start, end };
  });
  return { json: Buffer.from(rows.map(({ cells }) => JSON.stringify(cells)).join("")), rows: packed };
}
