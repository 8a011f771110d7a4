import { type Database, inTransaction, type Transaction } from "@rollcall/postgres";
import type { AnswersOf, List } from "../../lists/list.ts";
import { changedSince, readSummary } from "../../runs/run-summary.ts";
import type { Run } from "../../runs/run.ts";
import { answerQuery, EVERY_ROW, NAMED } from "../answer-query.ts";
import { FACET_PARTS, FACETS_LIMIT, PART_END, readFacet } from "./facets.ts";

/** Rows per block: quick to scan, and a million rows make only a thousand blocks. */
export const BLOCK_ROWS = 1_000;

/** Advisory lock, by list: one process builds an index at a time. The first number is the lock's class. */
const LOCK = "SELECT pg_try_advisory_xact_lock(718210, $1) AS locked";

/**
 * Writers that change the run's verdicts wait for us, and then drop the index. Sessions of a cancelled run that are
 * under way may still bring answers.
 */
const RUN = "SELECT completed_at FROM runs WHERE id = $1 AND NOT closing FOR SHARE";

/** The address, followed by the domain in A-labels if it is spelled otherwise. */
const ADDRESS = `
  translate(lower(${NAMED.asked}), E'\\n\\t', '  ') || CASE
    WHEN NOT starts_with(reverse(lower(${NAMED.asked})), reverse('@' || ${NAMED.domain})) THEN E'\\t@' || ${NAMED.domain}
    ELSE '' END`;

/** Changes of the list's rows wait for us, and then drop the index; runs that start on it don't. */
const SAME_ROWS = "SELECT 1 FROM lists WHERE id = $1 AND revision = $2 FOR KEY SHARE";

const FACETS = `
  INSERT INTO row_indexes (list_id, run_id, completed_at, facets, summary, cost_ms, made_at)
  VALUES ($1, $2, $3, $4, $5, $6, now())`;

const BLOCKS = `
  INSERT INTO row_blocks (list_id, block, facets, addresses)
  SELECT $1, (row_number - 1) / ${BLOCK_ROWS}, string_agg(f.code, '' ORDER BY row_number),
    string_agg(COALESCE(address, ''), E'\\n' ORDER BY row_number)
  FROM rows_to_index r JOIN unnest($2::text[], $3::text[]) AS f (facet, code) ON f.facet = r.facet GROUP BY 2`;

const RARE_FACETS = `
  INSERT INTO row_rare_facets (list_id, facet, row_numbers, addresses)
  SELECT $1, f.code, array_agg(row_number ORDER BY row_number), array_agg(COALESCE(address, '') ORDER BY row_number)
  FROM rows_to_index r JOIN unnest($2::text[], $3::text[]) AS f (facet, code) ON f.facet = r.facet GROUP BY 2`;

/**
 * Builds the index of a list's rows with the answers of a run, in a single pass (seconds for a million rows): final if
 * the run is over, else a snapshot. False if another process is building it, the run has changed, or there are too many
 * facets.
 */
export async function buildRowIndex(database: Database, list: List, run: Run | null): Promise<boolean> {
  const of = {
    listId: list.id,
    runId: run?.id ?? null,
    final: run?.state === "cancelled",
    several: list.severalCount > 0,
  };
  return await inTransaction(database, async (client) => {
    await client.query("SET LOCAL work_mem = '64MB'");
    const { rows } = await client.query<{ locked: boolean }>(LOCK, [list.id]);
    if (rows[0]?.locked !== true || !(await isStill(client, run))) return false;
    if ((await client.query(SAME_ROWS, [list.id, list.revision])).rowCount !== 1) return false;
    const startedMs = performance.now();
    await client.query(`CREATE TEMP TABLE rows_to_index ON COMMIT DROP AS ${rowsToIndex(of)}`);
    const counted = await client.query<{ facet: string; rows: number }>(
      "SELECT facet, count(*)::int AS rows FROM rows_to_index GROUP BY 1 ORDER BY 2 DESC",
    );
    if (counted.rows.length > FACETS_LIMIT) return false;
    const facets = counted.rows.map(({ facet, rows }, at) => readFacet(facet, rows, at));
    const summary = await readSummary(client, run?.id ?? null, changedSince(list));
    await client.query("DELETE FROM row_indexes WHERE list_id = $1", [list.id]);
    await client.query(FACETS, [
      list.id,
      run?.id ?? null,
      run?.completedAt ?? null,
      JSON.stringify(facets),
      JSON.stringify(summary),
      Math.round(performance.now() - startedMs),
    ]);
    const texts = counted.rows.map(({ facet }) => facet);
    const codes = facets.map(({ code }) => code);
    await client.query(BLOCKS, [list.id, texts, codes]);
    // Facets are sorted by frequency, descending.
    const rarest = facets.findIndex(({ isListed }) => isListed);
    if (rarest !== -1) await client.query(RARE_FACETS, [list.id, texts.slice(rarest), codes.slice(rarest)]);
    return true;
  });
}

/** No more answers are expected, except from sessions of a cancelled run that are under way. */
export function isOver({ state }: Run): boolean {
  return state === "completed" || state === "cancelled";
}

async function isStill(client: Transaction, run: Run | null): Promise<boolean> {
  if (run === null || !isOver(run)) return true;
  const { rows } = await client.query<{ completed_at: Date | null }>(RUN, [run.id]);
  return rows[0] !== undefined && rows[0].completed_at?.getTime() === run.completedAt?.getTime();
}

function rowsToIndex(of: AnswersOf): string {
  const names = FACET_PARTS.map((_, at) => `part${at}`);
  const answers = answerQuery(of, EVERY_ROW, ["r.row_number", ADDRESS, ...FACET_PARTS]);
  return `WITH answers (row_number, address, ${names.join(", ")}) AS (${answers})
    SELECT row_number, address, concat(${names.join(`, '${PART_END}', `)}) AS facet FROM answers`;
}

/** Drops the indexes of these runs' lists. Must run in the transaction that changes their answers. */
export async function dropRowIndexes(client: Transaction, runIds: readonly number[]): Promise<void> {
  await client.query("DELETE FROM row_indexes WHERE run_id = ANY($1)", [runIds]);
}
