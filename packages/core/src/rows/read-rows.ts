import { answerQuery, EVERY_ROW } from "./answer-query.ts";
import { toAnsweredRow } from "./answered-row.ts";
import type { AnsweredRow, AnswersOf, RowFilter } from "../records/list.ts";
import { copyOut, type Database, type Transaction } from "@rollcall/postgres";

/** A reader who leaves a batch lying for so long has gone away or fallen asleep: it must not hold the database's past. */
const STALL_MS = 5 * 60_000;

/** Half of what a list of a million rows takes to be joined and sorted goes to temporary files then. */
const JOIN_MEMORY = "SET LOCAL work_mem = '64MB'";

/**
 * A page is found row by row. What the planner would prepare for the whole list (tables to remember what it looked up, a
 * second process) takes ten times as long as the page.
 */
const FOR_A_PAGE = "SET LOCAL enable_memoize = off; SET LOCAL max_parallel_workers_per_gather = 0";

/** Rows of a list with their answers, in their order, from after a row number on. */
export async function readRows(
  database: Database,
  of: AnswersOf,
  filter: RowFilter,
  page: { readonly afterRow: number; readonly limit: number },
): Promise<AnsweredRow[]> {
  const { afterRow, limit } = page;
  const query = `${answerQuery(of, filter)} AND r.row_number > ${afterRow} ORDER BY r.row_number LIMIT ${limit}`;
  return await readPage(database, query);
}

/** Of the rows with these numbers those that pass the filter, with their answers, in their order. */
export async function readRowsAt(
  database: Database,
  of: AnswersOf,
  filter: RowFilter,
  rowNumbers: readonly number[],
): Promise<AnsweredRow[]> {
  if (rowNumbers.length === 0) return [];
  const numbers = rowNumbers.join(", ");
  const query = `${answerQuery(of, filter)} AND r.row_number = ANY (ARRAY[${numbers}]) ORDER BY r.row_number`;
  return await readPage(database, query);
}

/** All of them, as of one moment. */
export function streamRows(
  database: Database,
  of: AnswersOf,
  filter: RowFilter,
): AsyncGenerator<readonly AnsweredRow[], void, undefined> {
  return streamQuery(database, `${answerQuery(of, filter)} ORDER BY r.row_number`);
}

/** How many rows a filter leaves. */
export async function countRows(database: Database, of: AnswersOf, filter: RowFilter): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(answerQuery(of, filter, ["count(*)::int AS count"]));
  return rows[0]?.count ?? 0;
}

/** How many rows have an answer of each status; those without one are left out. */
export async function countRowsByStatus(database: Database, of: AnswersOf): Promise<Record<string, number>> {
  const query = answerQuery(of, EVERY_ROW, ["STATUS"]);
  const { rows } = await database.pool.query<{ status: string; count: number }>(
    `SELECT status, count(*)::int AS count FROM (${query}) AS r (status) WHERE status IS NOT NULL GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

async function readPage(database: Database, query: string): Promise<AnsweredRow[]> {
  const rows: AnsweredRow[] = [];
  for await (const batch of streamQuery(database, query, FOR_A_PAGE)) rows.push(...batch);
  return rows;
}

async function* streamQuery(
  database: Database,
  query: string,
  planning = JOIN_MEMORY,
): AsyncGenerator<readonly AnsweredRow[], void, undefined> {
  const client = await database.pool.connect();
  let broken = true;
  try {
    await client.query(`BEGIN READ ONLY; ${planning}; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'`);
    for await (const rows of copyOut(client, query)) {
      const batch = rows.map(toAnsweredRow);
      const stalled = setTimeout(() => hangUp(client), STALL_MS);
      yield batch;
      clearTimeout(stalled);
    }
    await client.query("COMMIT");
    broken = false;
  } finally {
    // The server may be waiting for somebody to read on.
    if (broken) hangUp(client);
    client.release(broken);
  }
}

function hangUp(client: Transaction): void {
  client.connection.stream.destroy();
}
