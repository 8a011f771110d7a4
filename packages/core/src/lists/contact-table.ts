import { findAddresses, readSpelledOut } from "@rollcall/address";
import { openTable, type Table, type TableOptions } from "@rollcall/tabular";
import { isAppendedColumn } from "../rows/appended-columns.ts";

/** Most rows at the end of a file that can be skipped: they are held in memory. */
export const SKIP_FOOTER_LIMIT = 1_000;

/** Reader options; missing ones are detected. */
export interface ReadOptions extends Pick<
  TableOptions,
  "encoding" | "delimiter" | "hasHeader" | "headerRow" | "sheet"
> {
  /** So many rows at the end are no rows of the table, at most SKIP_FOOTER_LIMIT; 0: all are. */
  readonly skipFooter?: number;
}

/** Opens a file as a table of contacts. `isCut`: only its beginning is available. Throws TabularError. */
export async function openContactTable(
  bytes: AsyncIterable<Uint8Array>,
  fileName: string,
  options: ReadOptions & { readonly isCut?: boolean },
): Promise<Table> {
  return await openTable(bytes, { ...options, fileName, looksLikeAddress, isIgnoredColumn: isAppendedColumn });
}

function looksLikeAddress(cell: string): boolean {
  if (cell.includes("@") || cell.includes("＠")) return findAddresses(cell).length > 0;
  return readSpelledOut(cell) !== null;
}
