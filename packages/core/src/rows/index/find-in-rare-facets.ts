import type { FoundRows, Page, Sought } from "./sought-rows.ts";
import type { Database } from "@rollcall/postgres";

const ROWS = `
  SELECT n AS row FROM row_rare_facets, unnest(row_numbers) AS n
  WHERE list_id = $1 AND facet = ANY($2) AND n > $3 ORDER BY 1 LIMIT $4`;

/** Where texts are sought, all rows, to be counted. */
const ROWS_WITH_ADDRESSES = `
  SELECT n AS row, address FROM row_rare_facets, unnest(row_numbers, addresses) AS r (n, address)
  WHERE list_id = $1 AND facet = ANY($2) AND EXISTS (SELECT 1 FROM unnest($3::text[]) AS t WHERE strpos(address, t) > 0)
  ORDER BY 1`;

/** Rows of facets that few rows have. */
export async function findInRareFacets(
  database: Database,
  listId: number,
  { codes, address }: Sought,
  { afterRow, limit }: Page,
): Promise<FoundRows> {
  if (address === null) {
    const { rows } = await database.pool.query<{ row: number }>(ROWS, [listId, codes, afterRow, limit]);
    return { rowNumbers: rows.map(({ row }) => row), total: null };
  }
  const { rows } = await database.pool.query<{ row: number; address: string }>(ROWS_WITH_ADDRESSES, [
    listId,
    codes,
    address.texts,
  ]);
  const matching = rows.filter((row) => address.passes(row.address)).map(({ row }) => row);
  return { rowNumbers: matching.filter((row) => row > afterRow).slice(0, limit), total: matching.length };
}
