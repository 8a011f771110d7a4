import type { Database } from "@rollcall/postgres";

/** A request that its client may send again. */
export interface RepeatableRequest {
  /** What is done, and to what. */
  readonly action: string;
  /** The client's name for the request. */
  readonly key: string;
  /** SHA-256 of what is wanted. */
  readonly requestHash: Uint8Array<ArrayBuffer>;
}

export type IdempotencyClaim =
  /** Nobody sent it before: do it, then `settleIdempotencyKey`. */
  | { readonly type: "first" }
  | { readonly type: "done"; readonly runId: number }
  | { readonly type: "in_progress" }
  /** The same key was used for another request. */
  | { readonly type: "other_request" };

/** Clients send again within minutes; after that, the same key is another request. */
const LIFE = "24 hours";
/** Whoever claimed it and did not settle it for so long has died. */
const PATIENCE = "2 minutes";

/** Claims a key for a request; of two at a time, one is first. */
export async function claimIdempotencyKey(database: Database, request: RepeatableRequest): Promise<IdempotencyClaim> {
  const values = [request.action, request.key, request.requestHash];
  await database.pool.query(`DELETE FROM idempotency_keys WHERE created_at < now() - interval '${LIFE}'`);
  const claimed = await database.pool.query(
    `INSERT INTO idempotency_keys AS k (action, key, request_hash) VALUES ($1, $2, $3)
     ON CONFLICT (action, key) DO UPDATE SET created_at = now(), request_hash = excluded.request_hash
       WHERE k.run_id IS NULL AND k.created_at < now() - interval '${PATIENCE}'`,
    values,
  );
  if (claimed.rowCount === 1) return { type: "first" };
  const found = await database.prisma.idempotencyKey.findUnique({
    where: { action_key: { action: request.action, key: request.key } },
  });
  if (found && !Buffer.from(found.requestHash).equals(request.requestHash)) return { type: "other_request" };
  return found?.runId ? { type: "done", runId: found.runId } : { type: "in_progress" };
}

/** Notes what the request started; null: nothing, so that it may be sent again. */
export async function settleIdempotencyKey(
  database: Database,
  { action, key }: RepeatableRequest,
  runId: number | null,
): Promise<void> {
  if (runId === null) await database.prisma.idempotencyKey.deleteMany({ where: { action, key } });
  else await database.prisma.idempotencyKey.updateMany({ where: { action, key }, data: { runId } });
}
