import type { Database } from "@rollcall/postgres";
import type { Run } from "./run.ts";

/** Which runs to read, newest first. Null: any. */
export interface RunsPage {
  readonly listId: number | null;
  readonly kind: Run["kind"] | null;
  readonly states: readonly Run["state"][] | null;
  /** The id of the previous page's last run; null: the first page. */
  readonly before: number | null;
  readonly limit: number;
}

const RUNS = `
  SELECT id, kind, list_id AS "listId", state, pause_reason AS "pauseReason", created_at AS "createdAt",
    completed_at AS "completedAt", ended_by AS "endedBy", unanswered, total, done
  FROM runs
  WHERE ($1::int IS NULL OR list_id = $1) AND ($2::text IS NULL OR kind = $2)
    AND ($3::text[] IS NULL OR state = ANY ($3)) AND ($4::int IS NULL OR id < $4)
  ORDER BY id DESC LIMIT $5`;

/** A run without its progress. */
export type RunHead = Pick<
  Run,
  | "id"
  | "kind"
  | "listId"
  | "state"
  | "pauseReason"
  | "createdAt"
  | "completedAt"
  | "endedBy"
  | "unanswered"
  | "total"
  | "done"
>;

/** Runs, newest first; keyset pagination by `before`. */
export async function readRuns({ pool }: Database, page: RunsPage): Promise<readonly RunHead[]> {
  const { listId, kind, states, before, limit } = page;
  return (await pool.query<RunHead>(RUNS, [listId, kind, states, before, limit])).rows;
}
