import type { Transaction } from "@rollcall/postgres";
import { tellWebhooks } from "./store-event.ts";

const RUNS = `
  SELECT id::text AS run_id, list_id::text AS list_id, kind, total, done, pause_reason AS reason
  FROM runs WHERE id = ANY($1) ORDER BY id`;

interface RunRow {
  readonly run_id: string;
  readonly list_id: string | null;
  readonly kind: string;
  readonly total: number;
  readonly done: number;
  /** Why Rollcall has paused it; null: it has not. */
  readonly reason: string | null;
}

/** Queues the events of runs that were paused, resumed or cancelled, in the transaction that does so. */
export async function announceRuns(
  client: Transaction,
  type: "run.paused" | "run.resumed" | "run.cancelled",
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  for (const { reason, ...run } of (await client.query<RunRow>(RUNS, [ids])).rows) {
    const why = { by: reason === null ? "operator" : "rollcall", reason };
    await tellWebhooks(client, { type, data: type === "run.paused" ? { ...run, ...why } : run });
  }
}
