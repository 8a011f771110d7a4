import type { RowFilter } from "../../lists/list.ts";
import { NAMED } from "../answer-query.ts";

/** One combination of all filterable values of a row, except its address. */
export interface Facet {
  /** One character. */
  readonly code: string;
  /** Number of rows. */
  readonly rows: number;
  /** Rare: all its rows are listed. False or absent if the index was built without the list. */
  readonly isListed?: boolean;
  readonly status: string | null;
  readonly reason: string | null;
  readonly provider: string | null;
  readonly isDuplicate: boolean;
  readonly disposable: boolean | null;
  readonly role: boolean | null;
  readonly free: boolean | null;
  readonly catchAll: boolean | null;
}

/** Separates the parts of a facet's text; no part contains it. */
export const PART_END = "\u001F";

/**
 * SQL: the facet of a row as a text, over the columns of `answerQuery`. In the order that `readFacet` reads the parts.
 */
export const FACET_PARTS = [
  "STATUS",
  "REASON",
  "v.provider",
  "r.duplicate_of_row IS NOT NULL",
  NAMED.disposable,
  NAMED.role,
  NAMED.free,
  "v.catch_all",
] as const;

/** Codes start above characters with a meaning in SQL and regular expressions, and end below the surrogates. */
const FIRST_CODE = 0x100;
export const FACETS_LIMIT = 20_000;

/** Facets with at most this many rows in total are listed: scanning their blocks would be slow. */
export const RARE_ROWS = 20_000;

/** Parses a facet's text. `at`: its position among the list's facets. */
export function readFacet(text: string, rows: number, at: number): Facet {
  const parts = text.split(PART_END);
  const word = (part: number): string | null => parts[part] || null;
  const truth = (part: number): boolean | null => (parts[part] ? parts[part] === "t" : null);
  return {
    code: String.fromCharCode(FIRST_CODE + at),
    rows,
    isListed: rows <= RARE_ROWS,
    status: word(0),
    reason: word(1),
    provider: word(2),
    isDuplicate: truth(3) ?? false,
    disposable: truth(4),
    role: truth(5),
    free: truth(6),
    catchAll: truth(7),
  };
}

/** Whether rows of this facet pass the filter, ignoring conditions on the address. */
export function passes(facet: Facet, filter: RowFilter): boolean {
  return (
    isAmong(facet.status ?? (facet.reason === "no_address" ? null : "open"), filter.statuses) &&
    isAmong(facet.reason, filter.reasons) &&
    isAmong(facet.provider, filter.providers) &&
    (filter.duplicates === "keep" || facet.isDuplicate === (filter.duplicates === "only")) &&
    isAs(facet.disposable, filter.disposable) &&
    isAs(facet.role, filter.role) &&
    isAs(facet.free, filter.free) &&
    isAs(facet.catchAll, filter.catchAll)
  );
}

function isAmong(word: string | null, wanted: readonly string[] | null): boolean {
  return wanted === null || (word !== null && wanted.includes(word));
}

function isAs(value: boolean | null, wanted: boolean | null): boolean {
  return wanted === null || value === wanted;
}
