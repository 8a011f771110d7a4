import type { List, Run } from "@rollcall/ports";
import type { Database } from "../database.ts";
import type { RunSummary } from "../runs/run-summary.ts";
import { buildRowIndex } from "./build-row-index.ts";
import type { Facet } from "./facets.ts";

/** Shorter lists are read through as fast. */
const INDEXED_ROWS = 20_000;

const OVER: ReadonlySet<string> = new Set(["completed", "cancelled"]);

const READ = `
  SELECT facets, summary FROM row_indexes
  WHERE list_id = $1 AND run_id IS NOT DISTINCT FROM $2 AND completed_at IS NOT DISTINCT FROM $3`;

/** What is known beforehand of a list's rows. */
export interface RowIndex {
  readonly id: number;
  readonly facets: readonly Facet[];
  readonly summary: RunSummary;
}

/** Indexes of long lists, each made when it is first wanted. */
export interface RowIndexer {
  /** The index of a list with the answers of its latest run; null where there is none, or not yet: then it is begun. */
  find(list: List, run: Run | null): Promise<RowIndex | null>;
  /** Waits for those that are being made. */
  settled(): Promise<void>;
}

/** Makes one at a time. `onFailure` hears of one that could not be made. */
export function createRowIndexer(
  database: Database,
  onFailure: (error: unknown) => void,
  indexedRows: number = INDEXED_ROWS,
): RowIndexer {
  const wanted = new Set<number>();
  let work: Promise<unknown> = Promise.resolve();
  return {
    async find(list, run) {
      if (list.state !== "ready" || list.rowCount < indexedRows || (run !== null && !OVER.has(run.state))) return null;
      const { rows } = await database.pool.query<Omit<RowIndex, "id">>(READ, [
        list.id,
        run?.id ?? null,
        run?.completedAt ?? null,
      ]);
      if (rows[0] !== undefined) return { id: list.id, ...rows[0] };
      if (!wanted.has(list.id)) {
        wanted.add(list.id);
        work = work
          .then(() => buildRowIndex(database, list, run))
          .catch(onFailure)
          .finally(() => wanted.delete(list.id));
      }
      return null;
    },
    settled: async () => void (await work),
  };
}
