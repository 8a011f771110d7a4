import type { FinishedImport, ImportBatch, NewRow } from "../lists/list.ts";

/** The facts of a CSV file with a single column. */
export const ONE_COLUMN: FinishedImport = {
  encoding: "utf-8",
  encodingNote: null,
  delimiter: ",",
  hasHeader: true,
  columns: ["email"],
  prelude: [],
  footer: [],
  addressColumns: [0],
  otherColumns: [],
  fileHash: null,
  headHash: null,
  sizeBytes: null,
  columnCount: 1,
  longestCell: 20,
  blankCount: 0,
  noAddressCount: 0,
  invalidCount: 0,
  severalCount: 0,
};

/** An import without an actor. */
export const NOT_AUDITED = { actor: null, action: "list.uploaded" } as const;

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
