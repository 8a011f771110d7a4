import { createHash } from "node:crypto";
import type { Database, Transaction } from "@rollcall/postgres";

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
  | { readonly type: "done"; readonly id: number }
  | { readonly type: "in_progress" }
  /** The key was used for a different request. */
  | { readonly type: "other_request" };

/** What is stored of a key, in hexadecimal: clients put addresses into keys, and an erasure must not leave them there. */
export function hashIdempotencyKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Clients retry within minutes; after this, the key may be used again. */
const LIFE = "24 hours";
/** A claim that is neither settled nor renewed within this time belongs to a dead process. */
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
  return found?.runId ? { type: "done", id: found.runId } : { type: "in_progress" };
}

/** Says that the request of a claim is still under way. */
export async function renewIdempotencyKey({ pool }: Database, { action, key }: RepeatableRequest): Promise<void> {
  await pool.query(
    "UPDATE idempotency_keys SET created_at = now() WHERE action = $1 AND key = $2 AND run_id IS NULL AND list_id IS NULL",
    [action, hashIdempotencyKey(key)],
  );
}

/** Stores the id of what the request made; null: nothing, so the key is released for a retry. */
export async function settleIdempotencyKey(
  database: Database,
  { action, key: asked }: RepeatableRequest,
  id: number | null,
): Promise<void> {
  const key = hashIdempotencyKey(asked);
  if (id === null) await database.prisma.idempotencyKey.deleteMany({ where: { action, key } });
  else await database.prisma.idempotencyKey.updateMany({ where: { action, key }, data: { runId: id } });
}

/** The key of a request that changes a list's rows. */
export type ChangeKey = RepeatableRequest;

/** Another request with this key has changed the list meanwhile. */
export class ChangeKeyError extends Error {
  readonly code = "idempotency_key_used" as const;

  constructor() {
    super("A request with this Idempotency-Key has just been carried out.");
    this.name = "ChangeKeyError";
  }
}

const CLAIM_CHANGE = `
  INSERT INTO idempotency_keys AS k (action, key, request_hash, list_id, file_hash) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (action, key) DO UPDATE SET request_hash = $3, list_id = $4, file_hash = $5, created_at = now()
    WHERE k.created_at < now() - interval '${LIFE}'`;

/**
 * Stores a key in the transaction of the change, so that both are there or neither: reading a file may take longer than a claim
 * lives. Throws ChangeKeyError if it is there already.
 */
export async function claimChangeKey(
  client: Transaction,
  { action, key, requestHash }: ChangeKey,
  listId: number,
  fileHash: string | null,
): Promise<void> {
  const values = [action, hashIdempotencyKey(key), requestHash, listId, fileHash];
  if ((await client.query(CLAIM_CHANGE, values)).rowCount !== 1) throw new ChangeKeyError();
}

/** A change that a key stands for. */
export interface KnownChange {
  readonly requestHash: Uint8Array;
  readonly listId: number;
  /** SHA-256 of the file, in hexadecimal. */
  readonly fileHash: string;
}

const FIND_CHANGE = `
  SELECT request_hash AS "requestHash", list_id AS "listId", file_hash AS "fileHash" FROM idempotency_keys
  WHERE action = $1 AND key = $2 AND list_id IS NOT NULL AND created_at >= now() - interval '${LIFE}'`;

/** The change that was made with this key within a day, or null. */
export async function findChange({ pool }: Database, action: string, key: string): Promise<KnownChange | null> {
  const { rows } = await pool.query<KnownChange>(FIND_CHANGE, [action, hashIdempotencyKey(key)]);
  return rows[0] ?? null;
}
