import { type Database, inTransaction, type Transaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { type KeyLimits, NO_LIMITS } from "./key-limits.ts";
import { createSecret } from "./secret.ts";

/** Scopes of keys; each includes those before it. */
export const SCOPES = ["read", "verify", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

export function isScope(word: string): word is Scope {
  return (SCOPES as readonly string[]).includes(word);
}

/** A stored key, without its secret. */
export interface StoredKey extends KeyLimits {
  readonly id: number;
  readonly name: string;
  readonly scope: Scope;
  readonly hint: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  /** Until then the secret before the last rotation is valid too; null: only the current one is. */
  readonly previousUntil: Date | null;
}

/** Limits writes: otherwise every request would update a row. */
export const USE_INTERVAL_MS = 60_000;

const COLUMNS = `
  id, name, scope, hint, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt",
  previous_until AS "previousUntil", sandbox, expires_at AS "expiresAt", areas,
  requests_per_minute AS "requestsPerMinute", allowed_from AS "allowedFrom"`;

const INSERT = `
  INSERT INTO api_keys (name, scope, hash, hint, sandbox, expires_at, areas, requests_per_minute, allowed_from)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`;

/** Creates a key. Its secret is returned here and never again. */
export async function createKey(
  database: Database,
  by: Actor,
  { name, scope, ...given }: { readonly name: string; readonly scope: Scope } & Partial<KeyLimits>,
): Promise<{ readonly key: StoredKey; readonly secret: string }> {
  const { text, hash, hint } = createSecret("rc_");
  const { sandbox, expiresAt, areas, requestsPerMinute, allowedFrom } = { ...NO_LIMITS, ...given };
  const limits = [sandbox, expiresAt, [...new Set(areas)], requestsPerMinute, allowedFrom];
  const key = await inTransaction(database, async (client) => {
    const { rows } = await client.query<StoredKey>(INSERT, [name, scope, Buffer.from(hash), hint, ...limits]);
    await audit(client, { actor: by, action: "key.created", subject: rows[0]!.id });
    return rows[0]!;
  });
  return { key, secret: text };
}

/** All keys, including revoked ones, newest first. */
export async function readKeys({ pool }: Database): Promise<StoredKey[]> {
  return (await pool.query<StoredKey>(`SELECT ${COLUMNS} FROM api_keys ORDER BY id DESC`)).rows;
}

/** One key, also a revoked one; null: no such key. */
export async function readKey({ pool }: Pick<Database, "pool">, id: number): Promise<StoredKey | null> {
  return (await pool.query<StoredKey>(`SELECT ${COLUMNS} FROM api_keys WHERE id = $1`, [id])).rows[0] ?? null;
}

/** Whether any key is valid. */
export async function hasKeys(database: Database): Promise<boolean> {
  return (await database.prisma.apiKey.findFirst({ where: { revokedAt: null }, select: { id: true } })) !== null;
}

const REVOKE = "UPDATE api_keys SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL";

/** Revokes a key and the browser sessions that were opened with it. Null: no such key. */
export async function revokeKey(database: Database, by: Actor, id: number): Promise<StoredKey | null> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query(REVOKE, [id]);
    await client.query("DELETE FROM browser_sessions WHERE key_id = $1", [id]);
    if (rowCount !== 0) await audit(client, { actor: by, action: "key.revoked", subject: id });
    return await one(client, `SELECT ${COLUMNS} FROM api_keys WHERE id = $1`, [id]);
  });
}

/** Two secrets at most: another rotation within the overlap drops the oldest. */
const ROTATE = `
  UPDATE api_keys SET previous_hash = CASE WHEN $4 > 0 THEN hash END,
    previous_until = CASE WHEN $4 > 0 THEN now() + make_interval(hours => $4) END, hash = $2, hint = $3
  WHERE id = $1 AND revoked_at IS NULL RETURNING ${COLUMNS}`;

/**
 * Gives a key a new secret, which is returned here and never again; for `overlapHours` the previous one is valid too.
 * Null: no such key, or it was revoked.
 */
export async function rotateKey(
  database: Database,
  by: Actor,
  id: number,
  overlapHours: number,
): Promise<{ readonly key: StoredKey; readonly secret: string } | null> {
  const { text, hash, hint } = createSecret("rc_");
  return await inTransaction(database, async (client) => {
    const key = await one(client, ROTATE, [id, Buffer.from(hash), hint, overlapHours]);
    if (key === null) return null;
    await audit(client, { actor: by, action: "key.rotated", subject: id });
    return { key, secret: text };
  });
}

/** A secret of a key that is not revoked: its current one, or the one before while that is valid. */
const FIND = `
  SELECT ${COLUMNS}, COALESCE(expires_at <= now(), false) AS expired FROM api_keys
  WHERE revoked_at IS NULL AND (hash = $1 OR previous_hash = $1 AND previous_until > now())`;

/** The key with this hash of its secret, whose use is recorded; `expired`: no longer; null: no valid one. */
export async function findKey(
  database: Database,
  hash: Uint8Array<ArrayBuffer>,
): Promise<StoredKey | "expired" | null> {
  const { rows } = await database.pool.query<StoredKey & { readonly expired: boolean }>(FIND, [Buffer.from(hash)]);
  if (rows[0] === undefined) return null;
  const { expired, ...key } = rows[0];
  if (expired) return "expired";
  await touch(database, key);
  return key;
}

/** Records that a key was used, at most once a minute. */
export async function touch(database: Database, key: StoredKey): Promise<void> {
  const before = new Date(Date.now() - USE_INTERVAL_MS);
  if (key.lastUsedAt !== null && key.lastUsedAt > before) return;
  await database.prisma.apiKey.updateMany({
    where: { id: key.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
    data: { lastUsedAt: new Date() },
  });
}

async function one(client: Transaction, statement: string, values: unknown[]): Promise<StoredKey | null> {
  return (await client.query<StoredKey>(statement, values)).rows[0] ?? null;
}

/** The schema types scopes and areas as text; only these values are stored. */
export function toKey(
  row: Omit<StoredKey, "scope" | "areas"> & { readonly scope: string; readonly areas: readonly string[] },
): StoredKey {
  return row as StoredKey;
}
