import type { RowFilter } from "../../lists/list.ts";

/** What of a filter is about the addresses of rows. */
export interface AddressTest {
  /** Every address that passes has one of these texts. */
  readonly texts: readonly string[];
  /** Whether an address passes, as the index of rows holds it. */
  readonly passes: (indexed: string) => boolean;
}

/** Null: all addresses pass, and rows without any. */
export function addressTest({ search, domains }: RowFilter): AddressTest | null {
  if (search === null && domains === null) return null;
  const part = search?.toLowerCase() ?? "";
  const ends = domains?.map((domain) => `@${domain}`) ?? [""];
  return {
    texts: search === null ? ends : [part],
    passes(indexed) {
      const tab = indexed.indexOf("\t");
      const address = tab === -1 ? indexed : indexed.slice(0, tab);
      return address !== "" && address.includes(part) && ends.some((end) => indexed.endsWith(end));
    },
  };
}
