import { createHash } from "node:crypto";
import type { Database } from "@rollcall/postgres";

/** A request with an idempotency key. */
export interface RepeatableRequest {
  /** What the request does, and to what. */
  readonly action: string;
  /** The idempotency key. */
  readonly key: string;
  /** SHA-256 of the request. */
  readonly requestHash: Uint8Array<ArrayBuffer>;
}

export type IdempotencyClaim =
  /** Not seen before: process it, then call `settleIdempotencyKey`. */
  | { readonly type: "first" }
  | { readonly type: "done"; readonly runId: number }
  | { readonly type: "in_progress" }
  /** The key was used for a different request. */
  | { readonly type: "other_request" };

/** What is stored of a key, in hexadecimal: clients put addresses into keys, and an erasure must not leave them there. */
export function hashIdempotencyKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Clients retry within minutes; after this, the key may be used again. */
const LIFE = "24 hours";
/** A claim that is not settled within this time belongs to a dead process. */
const PATIENCE = "2 minutes";

/** Claims a key for a request. Of concurrent claims, one gets `first`. */
export async function claimIdempotencyKey(database: Database, request: RepeatableRequest): Promise<IdempotencyClaim> {
  const { action, requestHash } = request;
  const key = hashIdempotencyKey(request.key);
  await database.pool.query(`DELETE FROM idempotency_keys WHERE created_at < now() - interval '${LIFE}'`);
  const claimed = await database.pool.query(
    `INSERT INTO idempotency_keys AS k (action, key, request_hash) VALUES ($1, $2, $3)
     ON CONFLICT (action, key) DO UPDATE SET created_at = now(), request_hash = excluded.request_hash
       WHERE k.run_id IS NULL AND k.created_at < now() - interval '${PATIENCE}'`,
    [action, key, requestHash],
  );
  if (claimed.rowCount === 1) return { type: "first" };
  const found = await database.prisma.idempotencyKey.findUnique({
    where: { action_key: { action, key } },
  });
  if (found && !Buffer.from(found.requestHash).equals(requestHash)) return { type: "other_request" };
  return found?.runId ? { type: "done", runId: found.runId } : { type: "in_progress" };
}

/** Stores what the request started; null: nothing, so the key is released for a retry. */
export async function settleIdempotencyKey(
  database: Database,
  { action, key: asked }: RepeatableRequest,
  runId: number | null,
): Promise<void> {
  const key = hashIdempotencyKey(asked);
  if (runId === null) await database.prisma.idempotencyKey.deleteMany({ where: { action, key } });
  else await database.prisma.idempotencyKey.updateMany({ where: { action, key }, data: { runId } });
}
