import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { openSession } from "./browser-sessions.ts";
import { createSecret, hashSecret } from "./secret.ts";

/** A link is for the person in front of the terminal, now. */
export const LINK_LIFE_MS = 15 * 60_000;

const PURGE = "DELETE FROM sign_in_links WHERE expires_at <= $1";
const INSERT = "INSERT INTO sign_in_links (hash, created_at, expires_at) VALUES ($1, $2, $3)";

/**
 * Creates a sign-in link: returns its token, which signs one browser in as the owner, once, within LINK_LIFE_MS. Only
 * its hash is stored. `nowMs`: milliseconds since the epoch.
 */
export async function createSignInLink(database: Database, by: Actor, nowMs: number): Promise<string> {
  const { text, hash } = createSecret("");
  await inTransaction(database, async (client) => {
    await client.query(PURGE, [new Date(nowMs)]);
    await client.query(INSERT, [Buffer.from(hash), new Date(nowMs), new Date(nowMs + LINK_LIFE_MS)]);
    await audit(client, { actor: by, action: "link.created", subject: null });
  });
  return text;
}

const TAKE = "DELETE FROM sign_in_links WHERE hash = $1 AND expires_at > $2";

/**
 * Uses up a link and opens the owner's session in the same transaction: of two browsers that follow it, one gets in.
 * Returns false, and changes nothing, if the token is unknown, used or expired. `sessionHash`: SHA-256 of the cookie.
 */
export async function followSignInLink(
  database: Database,
  by: Actor,
  link: { readonly token: string; readonly sessionHash: Uint8Array<ArrayBuffer>; readonly nowMs: number },
): Promise<boolean> {
  const { token, sessionHash, nowMs } = link;
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query(TAKE, [Buffer.from(hashSecret(token)), new Date(nowMs)]);
    if (rowCount === 0) return false;
    await openSession(client, by, { hash: sessionHash, keyId: null, nowMs });
    return true;
  });
}
