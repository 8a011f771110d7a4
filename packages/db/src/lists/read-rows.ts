import type { AnsweredRow, RowFilter } from "@rollcall/ports";
import type { Database } from "../database.ts";
import { fromStoredCells } from "./stored-cells.ts";

export const EVERY_ROW: RowFilter = { statuses: null, reasons: null, duplicates: true, search: null };

const PAGE = `
  SELECT r.row_number AS "rowNumber", r.cells, r.problem, r.duplicate_of_row AS "duplicateOfRow",
    c.id AS "contactId", c.asked, c.suggestion, c.role, c.disposable, c.free,
    v.status, v.reason, v.safe_to_send AS "safeToSend", v.score, v.catch_all AS "catchAll", v.provider, v.mx_host AS "mxHost",
    v.smtp_code AS "smtpCode", v.enhanced_code AS "enhancedCode", v.smtp_reply AS "smtpReply", v.attempts,
    v.duration_ms AS "durationMs", v.checked_at AS "checkedAt",
    CASE WHEN k.state <> 'done' THEN k.retry_reason END AS "retryReason",
    CASE WHEN k.state <> 'done' THEN k.evidence END AS "openEvidence"
  FROM list_rows r
  LEFT JOIN contacts c ON c.id = r.contact_id
  LEFT JOIN checks k ON k.run_id = $2 AND k.contact_id = r.contact_id
  LEFT JOIN verdicts v ON v.id = k.verdict_id
  WHERE r.list_id = $1 AND r.row_number > $3
    AND ($5::text[] IS NULL OR v.status = ANY($5))
    AND ($6::text[] IS NULL OR v.reason = ANY($6))
    AND ($7 OR r.duplicate_of_row IS NULL)
    AND ($8::text IS NULL OR strpos(lower(c.asked), lower($8)) > 0)
  ORDER BY r.row_number LIMIT $4`;

/** Rows of a list in their order, from after a row number on, with the answers of a run (null: none yet). */
export async function readRows(
  database: Database,
  list: { readonly listId: number; readonly runId: number | null },
  page: { readonly afterRow: number; readonly limit: number; readonly filter: RowFilter },
): Promise<AnsweredRow[]> {
  const { filter } = page;
  const values = [
    list.listId,
    list.runId,
    page.afterRow,
    page.limit,
    filter.statuses,
    filter.reasons,
    filter.duplicates,
    filter.search,
  ];
  const { rows } = await database.pool.query<Omit<AnsweredRow, "cells"> & { readonly cells: string }>(PAGE, values);
  return rows.map((row) => ({ ...row, cells: fromStoredCells(row.cells) }));
}

/** Rows of a list as they came, in their order, from after a row number on. */
export async function readCells(
  database: Database,
  listId: number,
  afterRow: number,
  limit: number,
): Promise<{ readonly rowNumber: number; readonly cells: readonly string[] }[]> {
  const { rows } = await database.pool.query<{ rowNumber: number; cells: string }>(
    `SELECT row_number AS "rowNumber", cells FROM list_rows WHERE list_id = $1 AND row_number > $2
     ORDER BY row_number LIMIT $3`,
    [listId, afterRow, limit],
  );
  return rows.map(({ rowNumber, cells }) => ({ rowNumber, cells: fromStoredCells(cells) }));
}
