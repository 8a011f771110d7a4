import type { Database } from "@rollcall/postgres";
import { type AnsweredRow, type AnswersOf, type List, type RowFilter } from "../lists/list.ts";
import { changedSince, readSummary, type RunSummary } from "../runs/run-summary.ts";
import { type Run } from "../runs/run.ts";
import { StaleWhileRevalidate } from "../stats/stale-while-revalidate.ts";
import { EVERY_ROW } from "./answer-query.ts";
import { countPassing, findRows } from "./index/find-rows.ts";
import { createRowIndexer, type RowIndex, type RowIndexer } from "./index/row-indexer.ts";
import { countRows, countRowsByStatus, readRowsAt, readRows } from "./read-rows.ts";

/** In longer lists, counting the rows that pass a filter would take seconds. */
const COUNTED_ROWS = 250_000;

/**
 * During a run, values that at least one in this many rows has are found faster by scanning the rows, and up to date.
 */
const COMMON_SHARE = 200;

interface PageOf {
  readonly afterRow: number;
  readonly limit: number;
}

interface AnswersPage {
  readonly rows: readonly AnsweredRow[];
  /** Row number after which the next page starts; null: last page. */
  readonly next: number | null;
  /** Null: not counted. */
  readonly total: number | null;
}

/** Counts of answers by address, and of rows: a row may have several addresses, and rows may share one. */
interface ListSummary extends RunSummary {
  /** Null: not counted, because the list is long and its run goes on. */
  readonly rowsByStatus: Readonly<Record<string, number>> | null;
}

/** The rows of lists with their answers, by index if there is one, else by scanning the tables. */
export class ListAnswers {
  readonly #database: Database;
  readonly #indexer: RowIndexer;
  readonly #summaries = new StaleWhileRevalidate<ListSummary>();

  constructor(database: Database, onFailure: (error: unknown) => void) {
    this.#database = database;
    this.#indexer = createRowIndexer(database, onFailure);
  }

  async page(list: List, run: Run | null, filter: RowFilter, page: PageOf): Promise<AnswersPage> {
    const database = this.#database;
    const of = answersOf(list, run);
    if (JSON.stringify(filter) === JSON.stringify(EVERY_ROW)) {
      return pageOf(await this.#plainPage(list, of, page), page, list.rowCount);
    }
    const index = await this.#indexer.find(list, run);
    if (index?.isSnapshot === true && isRare(list, index, filter)) {
      const { rowNumbers } = await findRows(database, index, filter, { ...page, counted: false });
      const next = rowNumbers.length === page.limit ? (rowNumbers.at(-1) ?? null) : null;
      return { rows: await readRowsAt(database, of, filter, rowNumbers), next, total: null };
    }
    if (index?.isSnapshot === false) return await this.#indexedPage(list, of, index, filter, page);
    const [rows, total] = await Promise.all([
      readRows(database, of, filter, page),
      list.rowCount <= COUNTED_ROWS ? countRows(database, of, filter) : null,
    ]);
    return pageOf(rows, page, total);
  }

  async summary(list: List, run: Run | null): Promise<ListSummary> {
    const database = this.#database;
    const isOver = run === null || run.state === "completed" || run.state === "cancelled";
    const index = isOver ? await this.#indexer.find(list, run) : null;
    if (index !== null) return { ...index.summary, rowsByStatus: sumByStatus(index.facets) };
    return await this.#summaries.get(`${list.id} ${list.revision} ${run?.id}`, async () => ({
      ...(await readSummary(database, run?.id ?? null, changedSince(list))),
      rowsByStatus: list.rowCount <= COUNTED_ROWS ? await countRowsByStatus(database, answersOf(list, run)) : null,
    }));
  }

  /** Waits for index builds under way. */
  settled(): Promise<void> {
    return this.#indexer.settled();
  }

  /** By row numbers, which start at 1; gaps are filled by the following rows. */
  async #plainPage(list: List, of: AnswersOf, page: PageOf): Promise<readonly AnsweredRow[]> {
    const database = this.#database;
    const numbers = Array.from({ length: page.limit }, (_, at) => page.afterRow + at + 1);
    const rows = await readRowsAt(database, of, EVERY_ROW, numbers);
    const isWhole = rows.length === page.limit || page.afterRow + page.limit >= list.rowCount;
    return isWhole ? rows : await readRows(database, of, EVERY_ROW, page);
  }

  async #indexedPage(
    list: List,
    of: AnswersOf,
    index: RowIndex,
    filter: RowFilter,
    page: PageOf,
  ): Promise<AnswersPage> {
    const database = this.#database;
    const counted = list.rowCount <= COUNTED_ROWS;
    const { rowNumbers, total } = await findRows(database, index, filter, { ...page, counted });
    return pageOf(await readRowsAt(database, of, EVERY_ROW, rowNumbers), page, total);
  }
}

function pageOf(rows: readonly AnsweredRow[], { limit }: PageOf, total: number | null): AnswersPage {
  return { rows, next: rows.length === limit ? (rows.at(-1)?.rowNumber ?? null) : null, total };
}

function sumByStatus(facets: RowIndex["facets"]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { status, rows } of facets) if (status !== null) sums[status] = (sums[status] ?? 0) + rows;
  return sums;
}

function isAboutAddress({ search, domains }: RowFilter): boolean {
  return search !== null || domains !== null;
}

function isRare(list: List, index: RowIndex, filter: RowFilter): boolean {
  return isAboutAddress(filter) || countPassing(index.facets, filter) < list.rowCount / COMMON_SHARE;
}

function answersOf(list: List, run: Run | null): AnswersOf {
  return {
    listId: list.id,
    runId: run?.id ?? null,
    final: run?.state === "cancelled",
    several: list.severalCount > 0,
    corrected: list.corrected,
  };
}
