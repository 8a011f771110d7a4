import { type Database, inTransaction, type Queries } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { type StoredKey, toKey, touch, USE_INTERVAL_MS } from "./keys.ts";

const DAY_MS = 24 * 3_600_000;
/** Browsers must sign in again after this, active or not. */
export const SESSION_LIFE_MS = 14 * DAY_MS;
/** A session that is not used for this long has ended. */
export const SESSION_IDLE_MS = 7 * DAY_MS;

/** A browser that is signed in. */
export interface BrowserSession {
  readonly id: number;
  /** The key that it signed in with; null: it followed a sign-in link, so it is the owner's. */
  readonly key: StoredKey | null;
  readonly createdAt: Date;
  /** Accurate to the minute. */
  readonly lastUsedAt: Date;
  /** When it ends at the latest. */
  readonly expiresAt: Date;
}

/** Whose sessions: those of a key, those of the owner (null), or all. */
export type SessionHolder = { readonly keyId: number | null } | "all";

export interface NewSession {
  /** SHA-256 of the session cookie. */
  readonly hash: Uint8Array<ArrayBuffer>;
  /** The key that it is opened with; null: a sign-in link. */
  readonly keyId: number | null;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
}

const PURGE = "DELETE FROM browser_sessions WHERE expires_at <= $1 OR last_used_at <= $2";
const INSERT = `
  INSERT INTO browser_sessions (hash, key_id, created_at, last_used_at, expires_at)
  VALUES ($1, $2, $3, $3, $4) RETURNING id`;

/** Signs a browser in with a key, and purges sessions that have ended. */
export async function insertBrowserSession(database: Database, by: Actor, session: NewSession): Promise<void> {
  await inTransaction(database, (client) => openSession(client, by, session));
}

/** The same within a transaction. */
export async function openSession(client: Queries, by: Actor, { hash, keyId, nowMs }: NewSession): Promise<void> {
  const now = new Date(nowMs);
  await client.query(PURGE, [now, new Date(nowMs - SESSION_IDLE_MS)]);
  const values = [Buffer.from(hash), keyId, now, new Date(nowMs + SESSION_LIFE_MS)];
  const { rows } = await client.query<{ id: number }>(INSERT, values);
  await audit(client, { actor: by, action: "session.opened", subject: rows[0]!.id });
}

/** Sessions that have not ended, as a filter of Prisma. */
function alive(nowMs: number): object {
  return {
    expiresAt: { gt: new Date(nowMs) },
    lastUsedAt: { gt: new Date(nowMs - SESSION_IDLE_MS) },
    OR: [
      { keyId: null },
      { key: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(nowMs) } }] } },
    ],
  };
}

const WITH_KEY = { key: { omit: { hash: true, previousHash: true } } } as const;

/** The session of a cookie, by SHA-256, whose use is recorded; null: unknown, or ended. */
export async function findBrowserSession(
  database: Database,
  hash: Uint8Array<ArrayBuffer>,
  nowMs: number,
): Promise<BrowserSession | null> {
  const found = await database.prisma.browserSession.findUnique({
    where: { hash, ...alive(nowMs) },
    include: WITH_KEY,
  });
  if (!found) return null;
  const session = toSession(found);
  if (session.key) await touch(database, session.key);
  const before = new Date(nowMs - USE_INTERVAL_MS);
  if (session.lastUsedAt <= before) {
    const where = { id: session.id, lastUsedAt: { lte: before } };
    await database.prisma.browserSession.updateMany({ where, data: { lastUsedAt: new Date(nowMs) } });
  }
  return session;
}

/** The sessions that have not ended, the last used first. */
export async function readBrowserSessions(
  database: Database,
  whose: SessionHolder,
  nowMs: number,
): Promise<BrowserSession[]> {
  const found = await database.prisma.browserSession.findMany({
    where: { ...alive(nowMs), ...(whose === "all" ? {} : { keyId: whose.keyId }) },
    include: WITH_KEY,
    orderBy: [{ lastUsedAt: "desc" }, { id: "desc" }],
  });
  return found.map(toSession);
}

const END = `
  DELETE FROM browser_sessions
  WHERE ($1::boolean OR key_id IS NOT DISTINCT FROM $2) AND ($3::integer IS NULL OR id = $3) RETURNING id`;

/** Ends one session, or all of a holder's if `id` is null. Returns how many ended. */
export async function endBrowserSessions(
  database: Database,
  by: Actor,
  whose: SessionHolder,
  id: number | null,
): Promise<number> {
  return await inTransaction(database, async (client) => {
    const values = [whose === "all", whose === "all" ? null : whose.keyId, id];
    const { rows } = await client.query<{ id: number }>(END, values);
    for (const row of rows) await audit(client, { actor: by, action: "session.closed", subject: row.id });
    return rows.length;
  });
}

function toSession(
  row: Omit<BrowserSession, "key"> & { readonly key: Parameters<typeof toKey>[0] | null },
): BrowserSession {
  const { id, key, createdAt, lastUsedAt, expiresAt } = row;
  return { id, key: key && toKey(key), createdAt, lastUsedAt, expiresAt };
}
