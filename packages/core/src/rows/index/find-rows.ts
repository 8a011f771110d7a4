import type { Database } from "@rollcall/postgres";
import type { RowFilter } from "../../lists/list.ts";
import { BLOCK_ROWS } from "./build-row-index.ts";
import { type Facet, passes, RARE_ROWS } from "./facets.ts";

/** The rows of a list that pass the filter, after a row number, by its index. */
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

/** Number of rows that pass the filter, ignoring conditions on the address. */
export function countPassing(facets: readonly Facet[], filter: RowFilter): number {
  return sumRows(facets.filter((facet) => passes(facet, filter)));
}

function sumRows(facets: readonly Facet[]): number {
  return facets.reduce((sum, { rows }) => sum + rows, 0);
}

const ROWS = `
  SELECT n AS row FROM row_rare_facets, unnest(row_numbers) AS n
  WHERE list_id = $1 AND facet = ANY($2) AND n > $3 ORDER BY 1 LIMIT $4`;

/** For substring searches: all rows, to be counted. */
const ROWS_WITH_ADDRESSES = `
  SELECT n AS row, address FROM row_rare_facets, unnest(row_numbers, addresses) AS r (n, address)
  WHERE list_id = $1 AND facet = ANY($2) AND EXISTS (SELECT 1 FROM unnest($3::text[]) AS t WHERE strpos(address, t) > 0)
  ORDER BY 1`;

/** Rows of rare facets. */
async function findInRareFacets(
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

/** Blocks scanned at first; the number grows until the page is full. */
const FIRST_BLOCKS = 4;
const MOST_BLOCKS = 256;

/** Up to this many facets, PostgreSQL itself skips blocks without them. */
const SOUGHT_FACETS = 20;

/** Blocks with one of these facets, and one of these substrings (null = any). */
const BLOCKS = `
  SELECT block, facets%ADDRESSES% FROM row_blocks b
  WHERE list_id = $1 AND block >= $2
    AND ($3::text[] IS NULL OR EXISTS (SELECT 1 FROM unnest($3) AS f WHERE strpos(b.facets, f) > 0))
    AND ($4::text[] IS NULL OR EXISTS (SELECT 1 FROM unnest($4) AS t WHERE strpos(b.addresses, t) > 0))
  ORDER BY block LIMIT $5`;
const WITH_ADDRESSES = BLOCKS.replace("%ADDRESSES%", ", addresses");
const WITHOUT_ADDRESSES = BLOCKS.replace("%ADDRESSES%", "");

interface Block {
  readonly block: number;
  readonly facets: string;
  readonly addresses?: string;
}

/** Rows of common facets, block by block, until the page is full. */
async function findInBlocks(
  database: Database,
  listId: number,
  sought: Sought,
  { afterRow, limit, counted }: Page,
): Promise<FoundRows> {
  const isCounted = sought.address !== null && counted && afterRow === 0;
  const rowNumbers: number[] = [];
  let count = 0;
  for await (const block of readBlocks(database, listId, sought, afterRow)) {
    for (const rowNumber of rowsOf(block, sought)) {
      if (rowNumber <= afterRow) continue;
      count += 1;
      if (rowNumbers.length < limit) rowNumbers.push(rowNumber);
    }
    if (rowNumbers.length === limit && !isCounted) return { rowNumbers, total: null };
  }
  return { rowNumbers, total: afterRow === 0 ? count : null };
}

async function* readBlocks(
  database: Database,
  listId: number,
  { codes, address }: Sought,
  afterRow: number,
): AsyncGenerator<Block> {
  const statement = address === null ? WITHOUT_ADDRESSES : WITH_ADDRESSES;
  const few = codes.length <= SOUGHT_FACETS ? codes : null;
  const texts = address?.texts ?? null;
  let from = Math.floor(afterRow / BLOCK_ROWS);
  for (let limit = FIRST_BLOCKS; ; limit = Math.min(limit * 4, MOST_BLOCKS)) {
    const { rows } = await database.pool.query<Block>(statement, [listId, from, few, texts, limit]);
    yield* rows;
    if (rows.length < limit) return;
    from = (rows.at(-1)?.block ?? from) + 1;
  }
}

function* rowsOf({ block, facets, addresses }: Block, { codes, address }: Sought): Generator<number> {
  const wanted = new Set(codes);
  const lines = addresses?.split("\n");
  for (let at = 0; at < facets.length; at += 1) {
    if (wanted.has(facets.charAt(at)) && (address === null || address.passes(lines?.[at] ?? ""))) {
      yield block * BLOCK_ROWS + at + 1;
    }
  }
}

/** A search. */
interface Sought {
  /** Codes of matching facets. */
  readonly codes: readonly string[];
  /** Null: any address. */
  readonly address: AddressTest | null;
}

interface Page {
  readonly afterRow: number;
  readonly limit: number;
  /** Scan to the end of the list, for the total. */
  readonly counted: boolean;
}

interface FoundRows {
  readonly rowNumbers: readonly number[];
  /** Over the whole list; null: not counted. */
  readonly total: number | null;
}

/** The conditions of a filter on addresses. */
interface AddressTest {
  /** Every matching address contains one of these. */
  readonly texts: readonly string[];
  /** Whether an indexed address matches. */
  readonly passes: (indexed: string) => boolean;
}

/** Null: any address, and rows without one. */
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
