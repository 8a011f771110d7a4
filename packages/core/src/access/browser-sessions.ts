import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { type StoredKey, toKey, touch } from "./keys.ts";

const INSERT = "INSERT INTO browser_sessions (hash, key_id, expires_at) VALUES ($1, $2, $3)";

/** Signs a browser in with a key, and purges expired sessions. `hash`: SHA-256 of the session cookie. */
export async function insertBrowserSession(
  database: Database,
  by: Actor,
  session: { readonly hash: Uint8Array<ArrayBuffer>; readonly keyId: number; readonly expiresAt: Date },
): Promise<void> {
  await inTransaction(database, async (client) => {
    await client.query("DELETE FROM browser_sessions WHERE expires_at <= now()");
    await client.query(INSERT, [Buffer.from(session.hash), session.keyId, session.expiresAt]);
    await audit(client, { actor: by, action: "session.opened", subject: null });
  });
}

/** The key a browser signed in with; null: no session, or an expired one. */
export async function findBrowserSession(database: Database, hash: Uint8Array<ArrayBuffer>): Promise<StoredKey | null> {
  const session = await database.prisma.browserSession.findUnique({
    where: { hash, expiresAt: { gt: new Date() }, key: { revokedAt: null } },
    include: { key: { omit: { hash: true } } },
  });
  if (!session) return null;
  const key = toKey(session.key);
  await touch(database, key);
  return key;
}

/** Signs a browser out. */
export async function deleteBrowserSession(
  database: Database,
  by: Actor,
  hash: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await inTransaction(database, async (client) => {
    const { rowCount } = await client.query("DELETE FROM browser_sessions WHERE hash = $1", [Buffer.from(hash)]);
    if (rowCount !== 0) await audit(client, { actor: by, action: "session.closed", subject: null });
  });
}
