import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { createSecret } from "./secret.ts";

/** Scopes of keys; each includes those before it. */
export const SCOPES = ["read", "verify", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

export function isScope(word: string): word is Scope {
  return (SCOPES as readonly string[]).includes(word);
}

/** A stored key, without its secret. */
export interface StoredKey {
  readonly id: number;
  readonly name: string;
  readonly scope: Scope;
  readonly hint: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

interface NewKey {
  readonly name: string;
  readonly scope: Scope;
  /** SHA-256 of the secret. */
  readonly hash: Uint8Array<ArrayBuffer>;
  readonly hint: string;
}

const SHOWN = {
  id: true,
  name: true,
  scope: true,
  hint: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const;

/** Limits writes: otherwise every request would update a row. */
export const USE_INTERVAL_MS = 60_000;

const COLUMNS = `
  id, name, scope, hint, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

const INSERT = `INSERT INTO api_keys (name, scope, hash, hint) VALUES ($1, $2, $3, $4) RETURNING ${COLUMNS}`;

async function insertKey(database: Database, by: Actor, key: NewKey): Promise<StoredKey> {
  return await inTransaction(database, async (client) => {
    const values = [key.name, key.scope, Buffer.from(key.hash), key.hint];
    const stored = (await client.query<StoredKey>(INSERT, values)).rows[0]!;
    await audit(client, { actor: by, action: "key.created", subject: stored.id });
    return stored;
  });
}

/** Creates a key. Its secret is returned here and never again. */
export async function createKey(
  database: Database,
  by: Actor,
  { name, scope }: { readonly name: string; readonly scope: Scope },
): Promise<{ readonly key: StoredKey; readonly secret: string }> {
  const { text, hash, hint } = createSecret("rc_");
  return { key: await insertKey(database, by, { name, scope, hash, hint }), secret: text };
}

/** All keys, including revoked ones, newest first. */
export async function readKeys(database: Database): Promise<StoredKey[]> {
  return (await database.prisma.apiKey.findMany({ select: SHOWN, orderBy: { id: "desc" } })).map(toKey);
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
    return (await client.query<StoredKey>(`SELECT ${COLUMNS} FROM api_keys WHERE id = $1`, [id])).rows[0] ?? null;
  });
}

/** The key with this hash of its secret; null: no valid one. */
export async function findKey(database: Database, hash: Uint8Array<ArrayBuffer>): Promise<StoredKey | null> {
  const found = await database.prisma.apiKey.findUnique({ where: { hash, revokedAt: null }, select: SHOWN });
  if (!found) return null;
  const key = toKey(found);
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

/** The schema types scopes as text; only these values are stored. */
export function toKey(row: Omit<StoredKey, "scope"> & { readonly scope: string }): StoredKey {
  return row as StoredKey;
}
