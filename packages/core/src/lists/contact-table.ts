import { findAddresses, readSpelledOut } from "@rollcall/address";
import { openTable, type Table, type TableOptions } from "@rollcall/tabular";
import { isAppendedColumn } from "../rows/appended-columns.ts";

/** Reader options; missing ones are detected. */
export type ReadOptions = Pick<TableOptions, "encoding" | "delimiter" | "hasHeader" | "headerRow" | "sheet">;

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
