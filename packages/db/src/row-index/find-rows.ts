import type { RowFilter } from "@rollcall/ports";
import type { Database } from "../database.ts";
import { BLOCK_ROWS } from "./build-row-index.ts";
import { type Facet, passes } from "./facets.ts";

/** Blocks that are looked through at first; where they hold too little, ever more at a time. */
const FIRST_BLOCKS = 4;
const MOST_BLOCKS = 256;

/** Up to so many facets, the database itself leaves out the blocks without any of them. */
const SOUGHT_FACETS = 20;

/** A block is worth looking through if it has one of these facets, and one of these texts; null: no matter. */
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

/** The rows of a list that pass the filter, from after a row on, by its index. */
export async function findRows(
  database: Database,
  list: { readonly id: number; readonly facets: readonly Facet[] },
  filter: RowFilter,
  page: Page,
): Promise<FoundRows> {
  const passing = list.facets.filter((facet) => passes(facet, filter));
  const codes = passing.map(({ code }) => code);
  const codeSet = new Set(codes);
  const isMatch = addressTest(filter);
  const known = isMatch === null ? passing.reduce((sum, { rows }) => sum + rows, 0) : null;
  const isCounted = known === null && page.counted && page.afterRow === 0;
  const rowNumbers: number[] = [];
  let count = 0;
  if (codes.length > 0) {
    for await (const block of readBlocks(database, list.id, { codes, texts: textsOf(filter) }, page.afterRow)) {
      for (const rowNumber of rowsOf(block, codeSet, isMatch)) {
        if (rowNumber <= page.afterRow) continue;
        count += 1;
        if (rowNumbers.length < page.limit) rowNumbers.push(rowNumber);
      }
      if (rowNumbers.length === page.limit && !isCounted) return { rowNumbers, total: known };
    }
  }
  return { rowNumbers, total: known ?? (page.afterRow === 0 ? count : null) };
}

/** How many rows pass the filter but for their address. */
export function countPassing(facets: readonly Facet[], filter: RowFilter): number {
  return facets.reduce((sum, facet) => sum + (passes(facet, filter) ? facet.rows : 0), 0);
}

interface Sought {
  readonly codes: readonly string[];
  /** Texts of which a block has at least one if it has a row that passes; null: any may have. */
  readonly texts: readonly string[] | null;
}

async function* readBlocks(
  database: Database,
  listId: number,
  { codes, texts }: Sought,
  afterRow: number,
): AsyncGenerator<Block> {
  const statement = texts === null ? WITHOUT_ADDRESSES : WITH_ADDRESSES;
  const few = codes.length <= SOUGHT_FACETS ? codes : null;
  let from = Math.floor(afterRow / BLOCK_ROWS);
  for (let limit = FIRST_BLOCKS; ; limit = Math.min(limit * 4, MOST_BLOCKS)) {
    const { rows } = await database.pool.query<Block>(statement, [listId, from, few, texts, limit]);
    yield* rows;
    if (rows.length < limit) return;
    from = (rows.at(-1)?.block ?? from) + 1;
  }
}

function* rowsOf(
  { block, facets, addresses }: Block,
  codes: ReadonlySet<string>,
  isMatch: ((line: string) => boolean) | null,
): Generator<number> {
  const lines = addresses?.split("\n");
  for (let at = 0; at < facets.length; at += 1) {
    if (codes.has(facets.charAt(at)) && (isMatch === null || isMatch(lines?.[at] ?? ""))) {
      yield block * BLOCK_ROWS + at + 1;
    }
  }
}

function textsOf({ search, domains }: RowFilter): readonly string[] | null {
  if (search !== null) return [search.toLowerCase()];
  return domains === null ? null : domains.map((domain) => `@${domain}`);
}

/** Whether a line of `addresses` passes; null: all do. */
function addressTest({ search, domains }: RowFilter): ((line: string) => boolean) | null {
  if (search === null && domains === null) return null;
  const part = search?.toLowerCase() ?? "";
  const ends = domains?.map((domain) => `@${domain}`) ?? [""];
  return (line) => {
    const tab = line.indexOf("\t");
    const address = tab === -1 ? line : line.slice(0, tab);
    return address !== "" && address.includes(part) && ends.some((end) => line.endsWith(end));
  };
}
