import { copyOut, type Database, type Transaction } from "@rollcall/postgres";
import type { Evidence } from "@rollcall/verdict";
import type { AnsweredRow, AnswersOf, RowFilter } from "../lists/list.ts";
import { answerQuery, EVERY_ROW, onePerAddressQuery, type ShownAnswers } from "./answer-query.ts";
import { beginOn, type Snapshot } from "./snapshot.ts";

/** A consumer that leaves a batch unread for this long is gone or asleep: it must not hold back vacuum. */
const STALL_MS = 5 * 60_000;

/** About half of a million-row join and sort then goes to temporary files. */
const JOIN_MEMORY = "SET LOCAL work_mem = '64MB'";

/** A page is found row by row. Plans made for the whole list (memoize, parallel workers) take ten times as long. */
const FOR_A_PAGE = "SET LOCAL enable_memoize = off; SET LOCAL max_parallel_workers_per_gather = 0";

/** Rows of a list with their answers, in order, after a row number. */
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

/** The rows with these numbers that pass the filter, with their answers, in order. */
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

/** All rows, from one snapshot: the given one, or that of now. */
export function streamRows(
  database: Database,
  of: ShownAnswers,
  filter: RowFilter,
  snapshot?: Snapshot,
): AsyncGenerator<readonly AnsweredRow[], void, undefined> {
  // Without several addresses in a row, or corrected ones, the marks of duplicates say the same, for less.
  if (filter.duplicates === "leave_out" && (of.several || (of.corrected === true && of.isCorrected === true)))
    return streamQuery(database, onePerAddressQuery(of, filter), JOIN_MEMORY, snapshot);
  const order = of.isPerAddress === true ? "r.row_number, r.place" : "r.row_number";
  return streamQuery(database, `${answerQuery(of, filter)} ORDER BY ${order}`, JOIN_MEMORY, snapshot);
}

/** Number of rows that pass a filter. */
export async function countRows(database: Database, of: AnswersOf, filter: RowFilter): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(answerQuery(of, filter, ["count(*)::int AS count"]));
  return rows[0]?.count ?? 0;
}

/** Number of rows by status; rows without one are omitted. */
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
  planning: string,
  snapshot?: Snapshot,
): AsyncGenerator<readonly AnsweredRow[], void, undefined> {
  const client = await database.pool.connect();
  let broken = true;
  try {
    await client.query(`${beginOn(snapshot)}; ${planning}; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'`);
    for await (const rows of copyOut(client, query)) {
      const batch = rows.map(toAnsweredRow);
      const stalled = setTimeout(() => hangUp(client), STALL_MS);
      yield batch;
      clearTimeout(stalled);
    }
    await client.query("COMMIT");
    broken = false;
  } finally {
    // The server may be blocked on a consumer that stopped reading.
    if (broken) hangUp(client);
    client.release(broken);
  }
}

function hangUp(client: Transaction): void {
  client.connection.stream.destroy();
}

/** Texts of `ANSWER_COLUMNS`, in PostgreSQL's output format; "" for null. */
type AnswerTexts = readonly string[];

/** Parses a row. */
function toAnsweredRow(texts: AnswerTexts): AnsweredRow {
  const evidence = texts[22]!;
  return {
    rowNumber: Number(texts[0]),
    cells: fromStoredCells(texts[1]!),
    duplicateOfRow: number(texts[2]!),
    contactId: text(texts[3]!),
    asked: text(texts[4]!),
    suggestion: text(texts[5]!),
    role: truth(texts[6]!),
    disposable: truth(texts[7]!),
    free: truth(texts[8]!),
    status: text(texts[9]!) as AnsweredRow["status"],
    reason: text(texts[10]!) as AnsweredRow["reason"],
    safeToSend: text(texts[11]!) as AnsweredRow["safeToSend"],
    score: number(texts[12]!),
    catchAll: truth(texts[13]!),
    provider: text(texts[14]!),
    mxHost: text(texts[15]!),
    smtpCode: number(texts[16]!),
    enhancedCode: text(texts[17]!),
    smtpReply: text(texts[18]!),
    attempts: number(texts[19]!),
    durationMs: number(texts[20]!),
    checkedAt: time(texts[21]!),
    rechecking: texts[23] === "t",
    otherEmails: text(texts[24]!),
    correctedEmail: text(texts[25]!),
    correctedStatus: text(texts[26]!) as AnsweredRow["correctedStatus"],
    relay: truth(texts[27]!),
    openEvidence: evidence === "" ? null : (JSON.parse(evidence) as Evidence[]),
  };
}

function text(value: string): string | null {
  return value === "" ? null : value;
}

function number(value: string): number | null {
  return value === "" ? null : Number(value);
}

function truth(value: string): boolean | null {
  return value === "" ? null : value === "t";
}

/** Converts `2026-11-23 19:30:40.1+00`, PostgreSQL's format in UTC, to ISO 8601 with milliseconds. */
function time(value: string): string | null {
  if (value === "") return null;
  const end = value.length - "+00".length;
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${value.slice(20, end).padEnd(3, "0")}Z`;
}

/**
 * Parses the stored cells of a row: a JSON array of strings. JSON escapes what PostgreSQL text can't hold: NUL and lone
 * surrogates.
 */
export function fromStoredCells(stored: string): string[] {
  return JSON.parse(stored) as string[];
}

const PAGE = `
  SELECT row_number AS "rowNumber", cells FROM list_rows WHERE list_id = $1 AND row_number > $2
  ORDER BY row_number LIMIT $3`;

/** Rows of a list as uploaded, in order, after a row number. `cells`: see `fromStoredCells`. */
export async function readStoredCells(
  database: Database,
  listId: number,
  afterRow: number,
  limit: number,
): Promise<{ readonly rowNumber: number; readonly cells: string }[]> {
  return (await database.pool.query<{ rowNumber: number; cells: string }>(PAGE, [listId, afterRow, limit])).rows;
}
