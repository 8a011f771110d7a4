import type { AddressTest } from "./address-test.ts";

/** Which rows are looked for. */
export interface Sought {
  /** The codes of their facets. */
  readonly codes: readonly string[];
  /** Null: whatever their address. */
  readonly address: AddressTest | null;
}

export interface Page {
  readonly afterRow: number;
  readonly limit: number;
  /** Go on to the end of the list, to know how many rows there are. */
  readonly counted: boolean;
}

export interface FoundRows {
  readonly rowNumbers: readonly number[];
  /** Of the whole list; null: nobody counted. */
  readonly total: number | null;
}
