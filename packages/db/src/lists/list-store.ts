import type { List, NewList } from "@rollcall/ports";
import { type Database, inTransaction } from "../database.ts";

/** A client's name for an upload is good for so long. */
const IDEMPOTENCY_HOURS = 24;

/** Another list goes by the client's name for this upload. */
export class IdempotencyKeyError extends Error {
  readonly code = "idempotency_key_used" as const;

  constructor(cause: unknown) {
    super("Another upload with this Idempotency-Key has begun already.", { cause });
    this.name = "IdempotencyKeyError";
  }
}

/** A list of its own name, to be filled by an import. Throws IdempotencyKeyError where its key is in use. */
export async function createList(database: Database, list: NewList): Promise<List> {
  const { idempotencyKey } = list;
  if (idempotencyKey !== null) {
    const used = { idempotencyKey, createdAt: { lt: beforeKeys() } };
    await database.prisma.list.updateMany({ where: used, data: { idempotencyKey: null } });
  }
  try {
    return await database.prisma.list.create({ data: { ...list, columns: [], addressColumns: [] } });
  } catch (error) {
    const taken = idempotencyKey !== null && (error as { code?: string }).code === PRISMA_UNIQUE_VIOLATION;
    throw taken ? new IdempotencyKeyError(error) : error;
  }
}

const PRISMA_UNIQUE_VIOLATION = "P2002";

/** The list of an upload that a client named before, however far it is; null: none, or too long ago. */
export async function findListByKey(database: Database, idempotencyKey: string): Promise<List | null> {
  return await database.prisma.list.findFirst({ where: { idempotencyKey, createdAt: { gte: beforeKeys() } } });
}

function beforeKeys(): Date {
  return new Date(Date.now() - IDEMPOTENCY_HOURS * 3_600_000);
}

/** The first whole list of the same file that is older than this one, or null. */
export async function findOriginal(database: Database, list: Pick<List, "id" | "fileHash">): Promise<number | null> {
  if (list.fileHash === null) return null;
  const { fileHash } = list;
  const where = { fileHash, state: "ready", id: { lt: list.id } };
  const found = await database.prisma.list.findFirst({ where, orderBy: { id: "asc" }, select: { id: true } });
  return found?.id ?? null;
}

/** Deletes a list with its rows and runs; contacts and their verdicts stay. False when there is none. */
export async function deleteList(database: Database, id: number): Promise<boolean> {
  return (await deleteLists(database, "id = $1", id)) > 0;
}

/** Rows have no foreign key that would take them along. */
async function deleteLists(database: Database, condition: string, value: unknown): Promise<number> {
  return await inTransaction(database, async (client) => {
    const lists = await client.query<{ id: number }>(`DELETE FROM lists WHERE ${condition} RETURNING id`, [value]);
    await client.query("DELETE FROM list_rows WHERE list_id = ANY($1)", [lists.rows.map(({ id }) => id)]);
    return lists.rows.length;
  });
}

export async function readList(database: Database, id: number): Promise<List | null> {
  return await database.prisma.list.findUnique({ where: { id } });
}

/** Lists, newest first, below `beforeId`; those with `search` in their own or their file's name. */
export async function readLists(
  database: Database,
  limit: number,
  beforeId: number | null,
  search: string | null = null,
): Promise<List[]> {
  const named = { contains: search?.replaceAll(/[\\%_]/g, "\\$&") ?? "", mode: "insensitive" } as const;
  return await database.prisma.list.findMany({
    where: {
      ...(beforeId === null ? {} : { id: { lt: beforeId } }),
      ...(search === null ? {} : { OR: [{ name: named }, { fileName: named }] }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
}

/** The latest whole list with this file and these address columns, or null. */
export async function findListByFile(database: Database, fileHash: string): Promise<List | null> {
  return await database.prisma.list.findFirst({ where: { fileHash, state: "ready" }, orderBy: { id: "desc" } });
}

export async function renameList(database: Database, id: number, name: string): Promise<List | null> {
  const { count } = await database.prisma.list.updateMany({ where: { id }, data: { name } });
  return count === 0 ? null : await readList(database, id);
}

/** Lists from before a time, unless a run of theirs is not over. Returns how many there were. */
export async function purgeLists(database: Database, before: Date): Promise<number> {
  return await deleteLists(database, `created_at < $1 AND NOT EXISTS (${OPEN_RUN})`, before);
}

const OPEN_RUN = "SELECT 1 FROM runs WHERE list_id = lists.id AND state IN ('starting', 'running', 'paused')";

/** Lists that a killed process left half imported: nothing of them is to stay. */
export async function deleteHalfImported(database: Database, olderThan: Date): Promise<number> {
  return await deleteLists(database, "state = 'importing' AND created_at < $1", olderThan);
}
