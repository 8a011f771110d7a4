import { detectHeader } from "./detect-header.ts";
import { bestColumn, guessColumns } from "./guess-columns.ts";
import { meaningOf } from "./header-words.ts";
import { isBlankRow } from "./row-counter.ts";

/** Records among which a header is looked for: titles and notes above a table are few. */
export const SEARCHED_ROWS = 40;

/** Rows below a candidate that tell where the addresses are. */
const COMPARED_ROWS = 60;

/**
 * The position of the header among the first records of a file, or null. It is usually the first record; reports have titles
 * and notes above it, which are narrower than the table (LinkedIn, Zoom, banks). When in doubt there is none, so that no
 * contact is lost.
 */
export function findHeader(
  records: readonly (readonly string[])[],
  looksLikeAddress: (cell: string) => boolean,
  isIgnored: (header: string) => boolean = () => false,
): number | null {
  const begin = records.findIndex((cells) => !isBlankRow(cells));
  if (begin === -1) return null;
  const width = tableWidth(records.slice(begin));
  const isWide = (cells: readonly string[]): boolean => filledCells(cells).length * 2 >= width;
  const hasAddress = (cells: readonly string[]): boolean => cells.some((cell) => looksLikeAddress(cell));
  if (!isWide(records[begin]!) || !namesAddresses(records, begin)) {
    for (let at = begin + 1; at < Math.min(records.length, begin + SEARCHED_ROWS); at += 1) {
      const above = records[at - 1]!;
      // The table has begun.
      if (isWide(above) && hasAddress(above)) break;
      if (isHeaderBelowTitles(at)) return at;
    }
  }
  const first = records.slice(begin).filter((cells) => !isBlankRow(cells));
  return detectHeader(first, looksLikeAddress, isIgnored) ? begin : null;

  function isHeaderBelowTitles(at: number): boolean {
    const cells = records[at]!;
    if (!isWide(cells) || hasAddress(cells) || !allDiffer(filledCells(cells))) return false;
    if (records.slice(begin, at).every((one) => !isWide(one)) && width >= 3 && namesColumns(at)) return true;
    return namesAddresses(records, at);
  }

  /** Names stand right above the first address of their column, whatever they are called. */
  function namesColumns(at: number): boolean {
    const next = records.slice(at + 1).find((cells) => !isBlankRow(cells));
    return next !== undefined && hasAddress(next) && filledCells(records[at]!).every((cell) => !/\d/u.test(cell));
  }

  /** It says "e-mail" above the column that holds the addresses below, or above any if there are none yet. */
  function namesAddresses(all: readonly (readonly string[])[], at: number): boolean {
    const cells = all[at]!;
    if (!cells.some((cell) => isAboutAddresses(cell))) return false;
    const below = all.slice(at + 1, at + 1 + COMPARED_ROWS);
    const column = bestColumn(guessColumns(cells, below, looksLikeAddress, isIgnored));
    return column !== null && isAboutAddresses(cells[column] ?? "");
  }
}

/** The header of a column with addresses, whosever they are. */
function isAboutAddresses(header: string): boolean {
  const meaning = meaningOf(header);
  return meaning === "address" || meaning === "further" || meaning === "other_party";
}

function filledCells(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
}

function allDiffer(cells: readonly string[]): boolean {
  return new Set(cells).size === cells.length;
}

/** How many cells most rows of the table have filled: three quarters have no more. */
function tableWidth(records: readonly (readonly string[])[]): number {
  const widths = records
    .map((cells) => filledCells(cells).length)
    .filter((width) => width > 0)
    .sort((left, right) => left - right);
  return widths[Math.floor((widths.length * 3) / 4)] ?? 0;
}
