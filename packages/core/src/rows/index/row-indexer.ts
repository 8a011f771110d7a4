import type { Database } from "@rollcall/postgres";
import type { List } from "../../lists/list.ts";
import type { RunSummary } from "../../runs/run-summary.ts";
import type { Run } from "../../runs/run.ts";
import { buildRowIndex, isOver } from "./build-row-index.ts";
import type { Facet } from "./facets.ts";

/** Shorter lists are scanned just as fast. */
const INDEXED_ROWS = 20_000;

/** During a run, the index is rebuilt at most this often, and for at most this share (1 in n) of the time. */
const SNAPSHOT_MS = 30_000;
const SNAPSHOT_SHARE = 20;

const READ = `
  SELECT facets, summary, cost_ms AS "costMs", (extract(epoch FROM now() - made_at) * 1000)::float8 AS "ageMs" FROM row_indexes
  WHERE list_id = $1 AND run_id IS NOT DISTINCT FROM $2 AND completed_at IS NOT DISTINCT FROM $3`;

interface Stored extends Pick<RowIndex, "facets" | "summary"> {
  readonly costMs: number;
  readonly ageMs: number;
}

/** What is precomputed about a list's rows. */
export interface RowIndex {
  readonly id: number;
  readonly facets: readonly Facet[];
  readonly summary: RunSummary;
  /** The run is not over: rows may have new answers. */
  readonly isSnapshot: boolean;
}

/** Indexes of long lists, built on demand. */
export interface RowIndexer {
  /** The index of a list with its latest run's answers; null if there is none (yet): its build is started. */
  find(list: List, run: Run | null): Promise<RowIndex | null>;
  /** Waits for builds under way. */
  settled(): Promise<void>;
}

/** Builds one index at a time. `onFailure` is called when a build fails. */
export function createRowIndexer(
  database: Database,
  onFailure: (error: unknown) => void,
  indexedRows: number = INDEXED_ROWS,
): RowIndexer {
  const wanted = new Set<number>();
  let work: Promise<unknown> = Promise.resolve();
  function begin(list: List, run: Run | null): void {
    if (wanted.has(list.id)) return;
    wanted.add(list.id);
    work = work
      .then(() => buildRowIndex(database, list, run))
      .catch(onFailure)
      .finally(() => wanted.delete(list.id));
  }
  return {
    async find(list, run) {
      if (list.state !== "ready" || list.rowCount < indexedRows) return null;
      const isSnapshot = run !== null && !isOver(run);
      const of = [list.id, run?.id ?? null, run?.completedAt ?? null];
      const { rows } = await database.pool.query<Stored>(READ, of);
      const stored = rows[0];
      if (stored === undefined || (isSnapshot && isOld(stored))) begin(list, run);
      return stored === undefined ? null : { id: list.id, facets: stored.facets, summary: stored.summary, isSnapshot };
    },
    settled: async () => void (await work),
  };
}

function isOld({ ageMs, costMs }: Stored): boolean {
  return ageMs > Math.max(SNAPSHOT_MS, costMs * SNAPSHOT_SHARE);
}
