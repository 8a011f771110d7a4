import type { Database } from "@rollcall/postgres";
import type { AnsweredRow, List, RowFilter } from "../lists/list.ts";
import { judge, toStored } from "../verdicts/judge.ts";
import {
  APPENDED_COLUMNS,
  CORRECTED,
  isAppendedColumn,
  ON_DEMAND,
  OPEN_SCORE,
  OTHER_EMAILS,
} from "./appended-columns.ts";
import { EVERY_ROW } from "./answer-query.ts";
import { type ExportTarget, targetCell, targetColumns } from "./export-targets.ts";
import { streamRows } from "./read-rows.ts";
import type { Snapshot } from "./snapshot.ts";

export interface ExportRequest {
  readonly list: List;
  readonly runId: number | null;
  readonly filter: RowFilter;
  /** The run was cancelled: what it left is `cancelled`; otherwise what is open is `not_answered_yet`. */
  readonly final: boolean;
  /** A line for each address of a row, instead of one for each row. */
  readonly isPerAddress?: boolean;
  /** The mail tool that the file is for: its names of columns, and no row without an address. Overrides `columns`. */
  readonly target?: ExportTarget | undefined;
  /** The state of the database to read; absent: that of now. */
  readonly snapshot?: Snapshot | undefined;
  /** Columns to write, original and appended ones, in this order; absent: all. */
  readonly columns?: readonly string[] | undefined;
}

export interface ExportTable {
  /** Rows of the file above its header, and below its rows; empty if not all of the list is written. */
  readonly prelude: readonly (readonly string[])[];
  readonly footer: readonly (readonly string[])[];
  readonly header: readonly string[];
  rows(): AsyncIterable<readonly (readonly string[])[]>;
}

/** The requested column does not exist. */
export class NoSuchColumnError extends Error {
  readonly code = "no_such_column" as const;

  constructor(column: string, columns: readonly string[]) {
    const has = columns.map((name) => JSON.stringify(name)).join(", ");
    super(`There is no column ${JSON.stringify(column)}. This list can be exported with ${has}.`);
    this.name = "NoSuchColumnError";
  }
}

/** A column of an export: its name and how to read it from a row. */
interface Column {
  readonly name: string;
  readonly cell: (row: AnsweredRow) => string;
}

/**
 * A list with its answers: the original cells in order, then the appended columns. Rows are padded to the widest one,
 * so that the appended columns line up. Throws NoSuchColumnError.
 */
export function exportTable(database: Database, request: ExportRequest): ExportTable {
  const { list, runId, final, filter } = request;
  const { target } = request;
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(EVERY_ROW);
  const isWhole = target === undefined && request.columns === undefined && !isFiltered;
  const all = columnsOf(list, request.isPerAddress === true);
  const columns =
    target === undefined
      ? request.columns === undefined
        ? all
        : choose([...all, ...onDemand()], request.columns)
      : columnsFor(target, list);
  return {
    prelude: isWhole ? list.prelude : [],
    footer: isWhole ? list.footer : [],
    header: columns.map(({ name }) => name),
    async *rows() {
      for await (const batch of streamRows(
        database,
        {
          listId: list.id,
          runId,
          final,
          several: list.severalCount > 0,
          corrected: list.corrected,
          isFile: true,
          isCorrected: target !== undefined,
          isPerAddress: request.isPerAddress === true && list.severalCount > 0,
        },
        filter,
        request.snapshot,
      )) {
        const shown = target === undefined ? batch : batch.filter(({ asked }) => asked !== null);
        yield shown.map((row) => {
          const answered = withOpenEvidence(row);
          return columns.map(({ cell }) => cell(answered));
        });
      }
    },
  };
}

/** Throws NoSuchColumnError if the list has no such columns to export. */
export function assertColumns(list: List, wanted: readonly string[]): void {
  choose([...columnsOf(list, false), ...onDemand()], wanted);
}

function onDemand(): Column[] {
  return ON_DEMAND.map(([name, cell]) => ({ name, cell }));
}

/** The list's own columns, those beyond the header included. */
function ownNames(list: List): readonly string[] {
  return Array.from(
    { length: Math.max(list.columns.length, list.columnCount) },
    (_, index) => list.columns[index] ?? `Column ${index + 1}`,
  );
}

function columnsFor(target: ExportTarget, list: List): Column[] {
  // An earlier export's columns stay behind.
  const own = ownNames(list)
    .map((name, position) => ({ name, position }))
    .filter(({ name }) => !isAppendedColumn(name));
  const positions = own.map(({ position }) => position);
  const addresses = list.addressColumns.map((column) => positions.indexOf(column));
  const names = own.map(({ name }) => name);
  return targetColumns(target, names, addresses).map((column) => ({
    name: column.name,
    cell: ({ asked, status, cells }) =>
      targetCell(column, { asked, status, cells: positions.map((position) => cells[position] ?? "") }),
  }));
}

function columnsOf(list: List, isPerAddress: boolean): Column[] {
  const own = ownNames(list).map((name, index): Column => ({ name, cell: (row) => row.cells[index] ?? "" }));
  const others = list.severalCount > 0 && !isPerAddress ? [OTHER_EMAILS] : [];
  const corrected = list.corrected ? CORRECTED : [];
  const appended = [...APPENDED_COLUMNS, ...others, ...corrected].map(([name, cell]): Column => ({ name, cell }));
  return [...own.filter(({ name }) => !isAppendedColumn(name)), ...appended];
}

function choose(columns: readonly Column[], wanted: readonly string[]): Column[] {
  return wanted.map((name) => {
    const found =
      columns.find((column) => column.name === name) ??
      columns.find((column) => column.name.trim().toLowerCase() === name.trim().toLowerCase());
    if (found === undefined) {
      throw new NoSuchColumnError(
        name,
        columns.map((column) => column.name),
      );
    }
    return found;
  });
}

/** A row with a pending retry has no verdict yet: what its servers said so far comes from the evidence. */
export function withOpenEvidence(row: AnsweredRow): AnsweredRow {
  const { openEvidence, contactId, role, disposable, provider } = row;
  const last = openEvidence?.reduce((latest, { atMs }) => Math.max(latest, atMs), 0) ?? 0;
  if (openEvidence === null || contactId === null || last === 0) return row;
  const about = { contactId, role: role ?? false, disposable: disposable ?? false, provider };
  const asked = { attempts: row.attempts ?? 0, durationMs: null, atMs: last, transcript: null };
  const sofar = toStored(about, judge(about, openEvidence, false), openEvidence, asked);
  const { mxHost, smtpCode, enhancedCode, smtpReply } = sofar;
  // An open row is unknown: the score of an acceptance would say otherwise.
  const score = sofar.status === "unknown" ? sofar.score : OPEN_SCORE;
  return { ...row, score, mxHost, smtpCode, enhancedCode, smtpReply, checkedAt: sofar.checkedAt.toISOString() };
}
