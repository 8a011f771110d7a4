import type { Database } from "../database.ts";

/** A key as it is stored, without anything to use it by. */
export interface StoredKey {
  readonly id: number;
  readonly name: string;
  readonly scope: string;
  readonly hint: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface NewKey {
  readonly name: string;
  readonly scope: string;
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

/** Every request would write a row otherwise. */
const USE_INTERVAL_MS = 60_000;

export async function insertKey(database: Database, key: NewKey): Promise<StoredKey> {
  return await database.prisma.apiKey.create({ data: key, select: SHOWN });
}

/** All keys, the revoked ones too, the latest first. */
export async function readKeys(database: Database): Promise<StoredKey[]> {
  return await database.prisma.apiKey.findMany({ select: SHOWN, orderBy: { id: "desc" } });
}

/** Whether any key is good. */
export async function hasKeys(database: Database): Promise<boolean> {
  return (await database.prisma.apiKey.findFirst({ where: { revokedAt: null }, select: { id: true } })) !== null;
}

/** Revokes a key, and with it the browsers that signed in with it. Null: there is none. */
export async function revokeKey(database: Database, id: number): Promise<StoredKey | null> {
  const [, , found] = await database.prisma.$transaction([
    database.prisma.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } }),
    database.prisma.browserSession.deleteMany({ where: { keyId: id } }),
    database.prisma.apiKey.findUnique({ where: { id }, select: SHOWN }),
  ]);
  return found;
}

/** The key of a secret, by the secret's hash; null: none that is good. */
export async function findKey(database: Database, hash: Uint8Array<ArrayBuffer>): Promise<StoredKey | null> {
  const key = await database.prisma.apiKey.findUnique({ where: { hash, revokedAt: null }, select: SHOWN });
  if (key) await touch(database, key);
  return key;
}

/** Notes that a key is in use, once a minute at most. */
export async function touch(database: Database, key: StoredKey): Promise<void> {
  const before = new Date(Date.now() - USE_INTERVAL_MS);
  if (key.lastUsedAt !== null && key.lastUsedAt > before) return;
  await database.prisma.apiKey.updateMany({
    where: { id: key.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
    data: { lastUsedAt: new Date() },
  });
}
