import { columnNames } from "@rollcall/tabular";
import { isAppendedColumn } from "../rows/appended-columns.ts";
import { ColumnError, inWords } from "./choose-columns.ts";

/** The columns of a stored list. */
export interface OwnColumns {
  readonly columns: readonly string[];
  readonly hasHeader: boolean;
  /** Cells of its widest row. */
  readonly columnCount: number;
}

/** The columns of a file whose rows a list is to have. */
export interface GivenColumns {
  /** A distinct name for each. */
  readonly names: readonly string[];
  readonly hasHeader: boolean;
  /** Cells of its header. */
  readonly headerWidth: number;
  /** It may lack columns of the list: their cells are blank. */
  readonly isPartial: boolean;
}

/** Where the cells of a file's row belong in the list. */
export interface ColumnMatch {
  /** For each of the list's columns the position of the cell, from 0; -1: the file lacks it. */
  readonly from: readonly number[];
  /** Cells of the file from here on have no name: they follow the list's columns. */
  readonly beyond: number;
  /** The cells are in their places already. */
  readonly isSame: boolean;
}

/**
 * Matches a file's columns with a list's by their names, ignoring case and surrounding blanks, in any order. Columns of an
 * earlier export that the list doesn't have are left out. Without a header in either, or with one column in both,
 * positions match. Throws ColumnError that names the first column without a match.
 */
export function matchColumns(own: OwnColumns, given: GivenColumns): ColumnMatch {
  const isOne = own.columns.length === 1 && given.names.length === 1;
  if ((!own.hasHeader && !given.hasHeader) || (isOne && !given.hasHeader)) return byPosition(own, given);
  if (!given.hasHeader) {
    throw new ColumnError(
      "other_columns",
      `This file has no header, so its columns can't be matched with the list's: give it a first row with ${inWords(own.columns)}.`,
    );
  }
  return byName(own, given);
}

function byPosition(own: OwnColumns, given: GivenColumns): ColumnMatch {
  const width = own.columns.length;
  if (given.names.length > Math.max(width, own.columnCount)) {
    throw new ColumnError(
      "other_columns",
      `Row 1 of this file has ${given.names.length} columns, and the list ${width}: neither has a header to match them by.`,
    );
  }
  return { from: Array.from({ length: width }, (_, index) => index), beyond: width, isSame: true };
}

function byName(own: OwnColumns, given: GivenColumns): ColumnMatch {
  const ownNames = columnNames(own.columns, own.columnCount);
  const exact = new Map(ownNames.map((name, index) => [name, index]));
  const loose = new Map(ownNames.map((name, index) => [fold(name), index] as const).toReversed());
  const from = ownNames.map(() => -1);
  for (const [index, name] of given.names.entries()) {
    const place = exact.get(name) ?? loose.get(fold(name));
    if (place !== undefined && from[place] === -1) from[place] = index;
    else if (index < given.headerWidth && !isAppendedColumn(name)) refuseOther(name, own);
  }
  // Columns beyond the list's header have no names: few rows of a file reach into them.
  const lacking = from.findIndex(
    (at, index) => at === -1 && index < own.columns.length && !isAppendedColumn(ownNames[index]!),
  );
  if (lacking !== -1 && !given.isPartial) refuseLacking(ownNames[lacking]!, given);
  if (from.every((at) => at === -1)) refuseLacking(ownNames[0]!, given);
  const isSame =
    given.headerWidth === own.columns.length &&
    from.every((at, index) => at === index || (at === -1 && index >= own.columns.length));
  return { from, beyond: Math.max(given.headerWidth, given.names.length), isSame };
}

function refuseOther(name: string, own: OwnColumns): never {
  throw new ColumnError(
    "other_columns",
    `The list has no column ${JSON.stringify(name.slice(0, 100))}, as this file has. The list's columns are ${inWords(own.columns)}.`,
  );
}

function refuseLacking(name: string, given: GivenColumns): never {
  throw new ColumnError(
    "other_columns",
    `This file has no column ${JSON.stringify(name.slice(0, 100))}, as the list has. The file's columns are ${inWords(given.names)}.`,
  );
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}

/** A row's cells in the places of the list's columns. */
export function placeCells(cells: readonly string[], { from, beyond, isSame }: ColumnMatch): readonly string[] {
  if (isSame) return cells;
  const placed = from.map((at) => (at === -1 ? "" : (cells[at] ?? "")));
  const rest = cells.slice(beyond);
  // Blank ones at the end say nothing.
  let end = placed.length;
  if (rest.length === 0) while (end > 1 && placed[end - 1] === "" && from[end - 1] === -1) end -= 1;
  return rest.length === 0 ? placed.slice(0, end) : [...placed, ...rest];
}
