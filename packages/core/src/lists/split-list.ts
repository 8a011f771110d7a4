import { type Database, explainByRoom, assertRoom, inTransaction, type Transaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { answerQuery, EVERY_ROW } from "../rows/answer-query.ts";
import { fromStoredCells } from "../rows/read-rows.ts";
import { readLatestRun } from "../runs/run-store.ts";
import type { Run } from "../runs/run.ts";
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

/** Lists that one split makes at most. */
const PARTS_LIMIT = 50;
const NAME_CHARS = 200;

/** What tells the parts apart: the cells of a column (position from 0), or the status of a row. */
export type SplitBy = { readonly type: "column"; readonly column: number } | { readonly type: "status" };

const MEMORY = "SET LOCAL work_mem = '128MB'";

const TABLE = "CREATE TEMP TABLE split_rows (row_number, part) ON COMMIT DROP AS";

/** Cells are compared as they are stored; their hashes are shorter. */
const byColumn = (listId: number, column: number): string => `${TABLE}
  SELECT row_number, md5(COALESCE((cells::json -> ${column})::text, '""')) FROM list_rows WHERE list_id = ${listId}`;

const byStatus = (list: List, run: Run | null): string => {
  const of = { listId: list.id, runId: run?.id ?? null, final: run?.state === "cancelled" };
  const rows = answerQuery({ ...of, several: list.severalCount > 0 }, EVERY_ROW, ["r.row_number", "STATUS"]);
  return `${TABLE} SELECT row_number, COALESCE(status, '') FROM (${rows}) AS answered (row_number, status)`;
};

const COUNT_PARTS = "SELECT count(DISTINCT part)::int AS parts FROM split_rows";

const PARTS = `
  SELECT p.part, r.cells FROM (SELECT part, min(row_number) AS first FROM split_rows GROUP BY part) p
  JOIN list_rows r ON r.list_id = $1 AND r.row_number = p.first ORDER BY p.first`;

const MOVE = `
  INSERT INTO list_rows (list_id, row_number, cells, ${KEPT_COLUMNS})
  SELECT p.id, row_number() OVER (PARTITION BY s.part ORDER BY r.row_number), r.cells, ${KEPT_COLUMNS}
  FROM list_rows r JOIN split_rows s ON s.row_number = r.row_number
  JOIN unnest($2::text[], $3::int[]) AS p (part, id) ON p.part = s.part
  WHERE r.list_id = $1`;

/**
 * Splits a list into new ones, of which there may be fifty: one for each value of a column, or for each status of its rows as
 * they are now. The list stays. Throws ListGoneError, ListNotFreeError or DerivingError.
 */
export async function splitList(database: Database, by: Actor, id: number, how: SplitBy): Promise<readonly List[]> {
  await assertRoom(database.room, null);
  try {
    const ids = await inTransaction(database, async (client) => {
      await holdLists(client, [id]);
      const list = await readList(database, id);
      if (list === null) throw new ListGoneError();
      return await split(client, by, { list, run: await readLatestRun(database, id), how });
    });
    const parts = await Promise.all(ids.map((part) => readList(database, part)));
    return parts.filter((part) => part !== null);
  } catch (error) {
    throw await explainByRoom(database.room, error);
  }
}

interface Splitting {
  readonly list: List;
  readonly run: Run | null;
  readonly how: SplitBy;
}

async function split(client: Transaction, by: Actor, { list, run, how }: Splitting): Promise<readonly number[]> {
  await client.query(MEMORY);
  await client.query(how.type === "status" ? byStatus(list, run) : byColumn(list.id, how.column));
  const counted = await client.query<{ parts: number }>(COUNT_PARTS);
  const count = counted.rows[0]?.parts ?? 0;
  if (count > PARTS_LIMIT) {
    throw new DerivingError(
      "too_many_parts",
      `This would make ${count.toLocaleString("en")} lists, and ${PARTS_LIMIT} is the most: choose a column with fewer values.`,
    );
  }
  const { rows: parts } = await client.query<{ part: string; cells: string }>(PARTS, [list.id]);
  const made: { readonly id: number; readonly derived: DerivedList }[] = [];
  for (const { part, cells } of parts) {
    const value = how.type === "status" ? part || "no status" : (fromStoredCells(cells)[how.column] ?? "");
    const derived = { ...list, name: nameOf(list, value) };
    made.push({ id: await insertDerived(client, derived), derived });
  }
  await client.query(MOVE, [list.id, parts.map(({ part }) => part), made.map(({ id }) => id)]);
  for (const { id, derived } of made) {
    await finishDerived(client, id, derived);
    const detail = { from: list.id, by: how.type };
    await audit(client, { actor: by, action: "list.split", subject: id, detail });
  }
  return made.map(({ id }) => id);
}

/** PostgreSQL text has neither NUL nor half surrogate pairs. */
function nameOf({ name }: List, value: string): string {
  const shown = value
    .trim()
    .replaceAll("\0", "\uFFFD")
    .toWellFormed()
    .slice(0, NAME_CHARS / 2);
  return `${name.slice(0, NAME_CHARS / 2 - 2)}: ${shown === "" ? "blank" : shown}`.toWellFormed();
}
