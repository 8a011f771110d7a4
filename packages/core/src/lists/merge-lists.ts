import { type Database, explainByRoom, assertRoom, inTransaction, type Transaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import {
  DerivingError,
  type DerivedList,
  finishDerived,
  holdLists,
  insertDerived,
  KEPT_COLUMNS,
} from "./derive-list.ts";
import { ListGoneError } from "./import-file.ts";
import { readList } from "./list-store.ts";
import type { List } from "./list.ts";
import { uniteColumns } from "./unite-columns.ts";

/** As of a file. */
const COLUMNS_LIMIT = 2_000;
const ROWS_LIMIT = 20_000_000;

/** The cells of row `r` in the united columns; `$3`: their positions in the row, from 1, or 0. */
const UNITED_CELLS = `(
  SELECT '[' || string_agg(COALESCE(e.value::text, '""'), ',' ORDER BY m.place) || ']'
  FROM unnest($3::int[]) WITH ORDINALITY AS m (source, place)
  LEFT JOIN json_array_elements(r.cells::json) WITH ORDINALITY AS e (value, at) ON e.at = m.source)`;

/** `$1`: the new list, `$2`: the old one, `$4`: rows before these. */
const copyOf = (cells: string): string => `
  INSERT INTO list_rows (list_id, row_number, cells, ${KEPT_COLUMNS})
  SELECT $1, $4 + row_number() OVER (ORDER BY r.row_number), ${cells}, ${KEPT_COLUMNS} FROM list_rows r
  WHERE r.list_id = $2 AND $3::int[] IS NOT NULL ORDER BY r.row_number`;

/**
 * Merges lists into a new one: their rows one list after the other, their columns united by name, their duplicates told.
 * Throws ListGoneError, ListNotFreeError or DerivingError.
 */
export async function mergeLists(
  database: Database,
  by: Actor,
  ids: readonly number[],
  name: string | null,
): Promise<List> {
  await assertRoom(database.room, null);
  try {
    const id = await inTransaction(database, async (client) => {
      await holdLists(client, ids);
      return await merge(client, by, await readLists(database, ids), name);
    });
    const merged = await readList(database, id);
    if (merged === null) throw new ListGoneError();
    return merged;
  } catch (error) {
    throw await explainByRoom(database.room, error);
  }
}

/** Lists that are held by a transaction. */
async function readLists(database: Database, ids: readonly number[]): Promise<readonly List[]> {
  const lists: List[] = [];
  for (const id of ids) {
    const list = await readList(database, id);
    if (list === null) throw new ListGoneError();
    lists.push(list);
  }
  return lists;
}

async function merge(client: Transaction, by: Actor, lists: readonly List[], name: string | null): Promise<number> {
  const { sources, ...columns } = uniteColumns(lists);
  const rows = lists.reduce((sum, { rowCount }) => sum + rowCount, 0);
  if (columns.columnCount > COLUMNS_LIMIT) refuse("too_many_columns", columns.columnCount, "columns", COLUMNS_LIMIT);
  if (rows > ROWS_LIMIT) refuse("too_many_rows", rows, "rows", ROWS_LIMIT);
  const derived: DerivedList = {
    ...columns,
    name:
      name ??
      lists
        .map((list) => list.name)
        .join(" + ")
        .slice(0, 200),
    longestCell: Math.max(...lists.map(({ longestCell }) => longestCell)),
    dedupe: lists[0]?.dedupe === "off" ? "off" : "safe",
  };
  const id = await insertDerived(client, derived);
  let before = 0;
  for (const [at, list] of lists.entries()) {
    const from = sources[at]!;
    const isPrefix = from.every((source, place) => source === 0 || source === place + 1);
    const { rowCount } = await client.query(copyOf(isPrefix ? "r.cells" : UNITED_CELLS), [id, list.id, from, before]);
    before += rowCount ?? 0;
  }
  await finishDerived(client, id, derived);
  const detail = { from: lists.map((list) => list.id).join(", ") };
  await audit(client, { actor: by, action: "list.merged", subject: id, detail });
  return id;
}

function refuse(code: "too_many_columns" | "too_many_rows", count: number, what: string, most: number): never {
  throw new DerivingError(
    code,
    `Merged, these lists would have ${count.toLocaleString("en")} ${what}, and a list has ${most.toLocaleString("en")} at most.`,
  );
}
