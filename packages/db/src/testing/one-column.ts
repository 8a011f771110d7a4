import type { FinishedImport } from "@rollcall/ports";

/** What an import tells of a CSV file with a single column. */
export const ONE_COLUMN: FinishedImport = {
  encoding: "utf-8",
  encodingNote: null,
  delimiter: ",",
  hasHeader: true,
  columns: ["email"],
  addressColumns: [0],
  fileHash: null,
  columnCount: 1,
  longestCell: 20,
  blankCount: 0,
  noAddressCount: 0,
  invalidCount: 0,
};
