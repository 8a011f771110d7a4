import type { AnsweredRow, List, ListStore, RowFilter } from "@rollcall/ports";
import { judge } from "../judge.ts";
import { APPENDED_COLUMNS, type ExportedAnswer, isAppendedColumn } from "./columns.ts";

/** Rows read from the store at a time: enough to keep it busy, few enough to keep memory flat. */
const PAGE_ROWS = 2_000;

export interface ExportRequest {
  readonly list: List;
  readonly runId: number | null;
  readonly filter: RowFilter;
  /** Nobody will ask any more: what was never asked is `cancelled`; else it has no status yet. */
  readonly final: boolean;
}

export interface ExportTable {
  readonly header: readonly string[];
  rows(): AsyncIterable<readonly (readonly string[])[]>;
}

/**
 * A list with its answers: the original cells in their order, then the appended columns. Rows are read page by page, at
 * any moment of a run.
 */
export function exportTable(store: Pick<ListStore, "readRows">, request: ExportRequest): ExportTable {
  const kept = request.list.columns.flatMap((name, index) => (isAppendedColumn(name) ? [] : [index]));
  const header = [...kept.map((index) => request.list.columns[index] ?? ""), ...APPENDED_COLUMNS.map(([name]) => name)];
  return {
    header,
    async *rows() {
      for (let afterRow = 0; ;) {
        const page = { afterRow, limit: PAGE_ROWS, filter: request.filter };
        const rows = await store.readRows({ listId: request.list.id, runId: request.runId }, page);
        if (rows.length === 0) return;
        yield rows.map((row) => exportRow(row, kept, request.final));
        afterRow = rows.at(-1)?.rowNumber ?? afterRow;
      }
    },
  };
}

/** One row of an export. */
export function exportRow(row: AnsweredRow, keptColumns: readonly number[], final: boolean): string[] {
  const answer = answerOf(row, final);
  return [
    ...keptColumns.map((index) => row.cells[index] ?? ""),
    ...APPENDED_COLUMNS.map(([, cell]) => cell(row, answer)),
  ];
}

/**
 * A row's answer. Without a verdict, what the evidence says so far: an address that is being greylisted is unknown, and
 * says why. A row without an address has no status, and says so.
 */
export function answerOf(row: AnsweredRow, final: boolean): ExportedAnswer {
  if (row.contactId === null) return { status: null, reason: "no_address", safeToSend: null, score: null };
  if (row.status !== null) {
    return { status: row.status, reason: row.reason, safeToSend: row.safeToSend, score: row.score };
  }
  if (row.retryReason !== null) {
    const about = {
      contactId: row.contactId,
      role: row.role ?? false,
      disposable: row.disposable ?? false,
      provider: row.provider,
    };
    const { score } = judge(about, row.openEvidence ?? [], false);
    return { status: "unknown", reason: row.retryReason, safeToSend: "unknown", score };
  }
  return final
    ? { status: "unknown", reason: "cancelled", safeToSend: "unknown", score: null }
    : { status: null, reason: null, safeToSend: null, score: null };
}
