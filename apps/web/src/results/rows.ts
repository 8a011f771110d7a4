import type { Result } from "../api/schemas.ts";

/** A row's address, or else the text in its place. */
export function rowAddress(result: Result, addressColumns: readonly number[]): string {
  if (result.email !== null && result.email !== "") return result.email;
  if (result.input !== "") return result.input;
  return addressColumns.map((column) => result.cells[column]?.trim() ?? "").find((cell) => cell !== "") ?? "";
}

/** The row that a key moves to; null for other keys. */
export function nextRowIndex(key: string, at: number, count: number, pageRows: number): number | null {
  const last = Math.max(0, count - 1);
  const page = Math.max(1, pageRows);
  switch (key) {
    case "ArrowDown":
      return Math.min(last, at + 1);
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "PageDown":
      return Math.min(last, at + page);
    case "PageUp":
      return Math.max(0, at - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

interface Counted {
  /** The API's count, if any. */
  readonly total: number | null;
  readonly loaded: number;
  readonly hasMore: boolean;
}

/** How many rows match; counted where all are loaded. */
export function rowTotal({ total, loaded, hasMore }: Counted): { readonly count: number; readonly isExact: boolean } {
  if (!hasMore) return { count: loaded, isExact: true };
  return total === null ? { count: loaded, isExact: false } : { count: Math.max(total, loaded), isExact: true };
}
