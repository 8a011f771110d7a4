import { BLOCK_ROWS } from "./build-row-index.ts";
import type { FoundRows, Page, Sought } from "./sought-rows.ts";
import type { Database } from "@rollcall/postgres";

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

/** Rows of facets that many rows have, block by block, until the page is full. */
export async function findInBlocks(
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
