import { fromStoredCells } from "./stored-cells.ts";
import type { Database } from "@rollcall/postgres";

const PAGE = `
  SELECT row_number AS "rowNumber", cells FROM list_rows WHERE list_id = $1 AND row_number > $2
  ORDER BY row_number LIMIT $3`;

/** Rows of a list as they came, in their order, from after a row number on. */
export async function readCells(
  database: Database,
  listId: number,
  afterRow: number,
  limit: number,
): Promise<{ readonly rowNumber: number; readonly cells: readonly string[] }[]> {
  const { rows } = await database.pool.query<{ rowNumber: number; cells: string }>(PAGE, [listId, afterRow, limit]);
  return rows.map(({ rowNumber, cells }) => ({ rowNumber, cells: fromStoredCells(cells) }));
}
