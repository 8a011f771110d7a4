import type { Database } from "../database.ts";
import { type StoredKey, touch } from "./keys.ts";

/** Lets a browser in with a key; sessions that are over are thrown away. `hash`: SHA-256 of its cookie. */
export async function insertBrowserSession(
  database: Database,
  session: { readonly hash: Uint8Array<ArrayBuffer>; readonly keyId: number; readonly expiresAt: Date },
): Promise<void> {
  await database.prisma.browserSession.deleteMany({ where: { expiresAt: { lte: new Date() } } });
  await database.prisma.browserSession.create({ data: session });
}

/** The key that a browser signed in with; null: it did not, or that is over. */
export async function findBrowserSession(database: Database, hash: Uint8Array<ArrayBuffer>): Promise<StoredKey | null> {
  const session = await database.prisma.browserSession.findUnique({
    where: { hash, expiresAt: { gt: new Date() }, key: { revokedAt: null } },
    include: { key: { omit: { hash: true } } },
  });
  if (session) await touch(database, session.key);
  return session?.key ?? null;
}

export async function deleteBrowserSession(database: Database, hash: Uint8Array<ArrayBuffer>): Promise<void> {
  await database.prisma.browserSession.deleteMany({ where: { hash } });
}
