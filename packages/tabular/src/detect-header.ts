import { bestColumn, guessColumns } from "./guess-columns.ts";

/**
 * Whether the first of `records` is a header: it has no address where later records have theirs. In doubt it is data, so
 * that no contact is lost: a blank cell, or one that comes again below, is no column name.
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
  if (guesses[column]!.headerBonus > 0) return true;
  return name !== "" && !rest.some((cells) => cells[column]?.trim() === name);
}

/** Without any address to go by: every cell filled, no two alike, none a number. */
function namesColumns(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  return new Set(names).size === names.length && names.every((name) => name !== "" && !/^[\d.,+()\s/-]+$/u.test(name));
}
