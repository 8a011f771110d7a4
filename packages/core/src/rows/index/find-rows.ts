import { addressTest } from "./address-test.ts";
import { type Facet, passes, RARE_ROWS } from "./facets.ts";
import { findInBlocks } from "./find-in-blocks.ts";
import { findInRareFacets } from "./find-in-rare-facets.ts";
import type { FoundRows, Page } from "./sought-rows.ts";
import type { RowFilter } from "../../records/list.ts";
import type { Database } from "@rollcall/postgres";

/** The rows of a list that pass the filter, from after a row on, by its index. */
export async function findRows(
  database: Database,
  list: { readonly id: number; readonly facets: readonly Facet[] },
  filter: RowFilter,
  page: Page,
  rareRows: number = RARE_ROWS,
): Promise<FoundRows> {
  const passing = list.facets.filter((facet) => passes(facet, filter));
  const known = sumRows(passing);
  if (known === 0) return { rowNumbers: [], total: 0 };
  const isRare = known <= rareRows && passing.every(({ isListed }) => isListed === true);
  const find = isRare ? findInRareFacets : findInBlocks;
  const sought = { codes: passing.map(({ code }) => code), address: addressTest(filter) };
  const found = await find(database, list.id, sought, page);
  return sought.address === null ? { ...found, total: known } : found;
}

/** How many rows pass the filter but for their address. */
export function countPassing(facets: readonly Facet[], filter: RowFilter): number {
  return sumRows(facets.filter((facet) => passes(facet, filter)));
}

function sumRows(facets: readonly Facet[]): number {
  return facets.reduce((sum, { rows }) => sum + rows, 0);
}
