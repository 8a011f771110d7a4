import type { Transaction } from "@rollcall/postgres";

/** Whoever else starts or deletes it waits, and then sees what was done. */
const LOCK = "SELECT state FROM lists WHERE id = $1 FOR NO KEY UPDATE";

const UNDER_WAY = "SELECT 1 FROM runs WHERE list_id = $1 AND state IN ('starting', 'running', 'paused') LIMIT 1";

const WHY = {
  list_gone: "The list was deleted meanwhile.",
  not_ready: "This list is still being read.",
  already_running: "This list is being verified already.",
} as const;

type Obstacle = keyof typeof WHY;

/** A list of which no run can start now, and why. */
export class ListNotFreeError extends Error {
  readonly code: Obstacle;

  constructor(code: Obstacle) {
    super(WHY[code]);
    this.name = "ListNotFreeError";
    this.code = code;
  }
}

/**
 * Takes a list for a run that starts in this transaction. Returns what stands in the way: it is gone, its rows are not all there,
 * or another run of it is under way; null: nothing.
 */
export async function takeList(client: Transaction, listId: number): Promise<Obstacle | null> {
  const { rows } = await client.query<{ state: string }>(LOCK, [listId]);
  if (!rows[0]) return "list_gone";
  if (rows[0].state !== "ready") return "not_ready";
  return ((await client.query(UNDER_WAY, [listId])).rowCount ?? 0) > 0 ? "already_running" : null;
}
