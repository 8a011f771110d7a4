import { columnNames } from "@rollcall/tabular";
import type { List } from "./list.ts";

type Columns = Pick<List, "columns" | "columnCount" | "hasHeader" | "addressColumns" | "otherColumns">;

/** The columns of several lists as those of one. */
export interface UnitedColumns extends Columns {
  /** For each list: for each united column, the position of its cell in a row of that list, from 1; 0: it has none. */
  readonly sources: readonly (readonly number[])[];
}

/**
 * Unites the columns of lists by name, ignoring case and surrounding blanks: those of the first list, then what the others
 * have beside. Columns beyond a header, as ragged rows have them, are columns of their own.
 */
export function uniteColumns(lists: readonly Columns[]): UnitedColumns {
  const columns: string[] = [];
  const places = new Map<string, number>();
  const placesOf = lists.map((list) => {
    const met = new Map<string, number>();
    return columnNames(list.columns, list.columnCount).map((name, index) => {
      const folded = name.trim().toLowerCase();
      const nth = (met.get(folded) ?? 0) + 1;
      met.set(folded, nth);
      // "Email" and "email" of one list stay two columns.
      const key = `${nth} ${folded}`;
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, columns.length);
      return columns.push(list.columns[index] ?? name) - 1;
    });
  });
  const placed = (pick: (list: Columns) => readonly number[]): number[] => [
    ...new Set(lists.flatMap((list, at) => pick(list).map((column) => placesOf[at]![column]!))),
  ];
  const addressColumns = placed((list) => list.addressColumns);
  return {
    columns,
    columnCount: columns.length,
    hasHeader: lists.some(({ hasHeader }) => hasHeader),
    addressColumns,
    otherColumns: placed((list) => list.otherColumns).filter((column) => !addressColumns.includes(column)),
    sources: placesOf.map((own) => sourcesOf(own, columns.length)),
  };
}

function sourcesOf(own: readonly number[], width: number): number[] {
  const sources = Array.from({ length: width }, () => 0);
  for (const [index, place] of own.entries()) sources[place] = index + 1;
  return sources;
}
