import { bestColumn, guessColumns } from "./guess-columns.ts";

/**
 * Whether the first record is a header: it has no address where later records have theirs. When in doubt it is data, so
 * that no contact is lost: a cell that is blank or repeated further down is no column name.
 */
export function detectHeader(
  records: readonly (readonly string[])[],
  looksLikeAddress: (cell: string) => boolean,
  isIgnored: (header: string) => boolean = () => false,
): boolean {
  const [first, ...rest] = records;
  if (first === undefined || first.some((cell, index) => !isIgnored(first[index]!) && looksLikeAddress(cell))) {
    return false;
  }
  const guesses = guessColumns(first, rest, looksLikeAddress, isIgnored);
  const column = bestColumn(guesses);
  if (column === null) return rest.length > 0 && namesColumns(first);
  const name = (first[column] ?? "").trim();
  if (["address", "further"].includes(guesses[column]!.header)) return true;
  return name !== "" && !rest.some((cells) => cells[column]?.trim() === name);
}

/** Without addresses to compare: a header has every cell filled, no two alike, and none numeric. */
function namesColumns(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  return new Set(names).size === names.length && names.every((name) => name !== "" && !/^[\d.,+()\s/-]+$/u.test(name));
}
