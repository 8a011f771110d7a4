import { cancelRunsOf } from "../runs/run-store.ts";
import { audit, type Actor } from "../audit/audit.ts";
import { type Database, inTransaction, type Transaction } from "@rollcall/postgres";
import type { List, NewList } from "./list.ts";

/** With a list's number: held by whoever imports it. This number is the lock's own. */
export const IMPORT_LOCK = 0x696d70;

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
    return toList(await database.prisma.list.create({ data: { ...list, columns: [], addressColumns: [] } }));
  } catch (error) {
    const taken = idempotencyKey !== null && (error as { code?: string }).code === PRISMA_UNIQUE_VIOLATION;
    throw taken ? new IdempotencyKeyError(error) : error;
  }
}

const PRISMA_UNIQUE_VIOLATION = "P2002";

/** A list, with what its upload asked for beside the file. */
export interface UploadedList extends List {
  readonly requestHash: Uint8Array | null;
}

/** The list of an upload that a client named before, however far it is; null: none, or too long ago. */
export async function findListByKey(database: Database, idempotencyKey: string): Promise<UploadedList | null> {
  const found = await database.prisma.list.findFirst({ where: { idempotencyKey, createdAt: { gte: beforeKeys() } } });
  return found && toList(found);
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

/**
 * Deletes a list with its rows and runs; contacts and their verdicts stay. A run that is not over is cancelled first, so that
 * the audit log has it. False when there is no list.
 */
export async function deleteList(database: Database, by: Actor, id: number): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    await cancelRunsOf(client, by, id);
    return (await deleteListsIn(client, by, "id = $1", [id])) > 0;
  });
}

/** Rows have no foreign key that would take them along. */
async function deleteLists(database: Database, by: Actor, condition: string, value: unknown): Promise<number> {
  return await inTransaction(database, (client) => deleteListsIn(client, by, condition, [value]));
}

async function deleteListsIn(
  client: Transaction,
  by: Actor,
  condition: string,
  values: readonly unknown[],
): Promise<number> {
  const lists = await client.query<{ id: number }>(`DELETE FROM lists WHERE ${condition} RETURNING id`, [...values]);
  await client.query("DELETE FROM list_rows WHERE list_id = ANY($1)", [lists.rows.map(({ id }) => id)]);
  for (const { id } of lists.rows) await audit(client, { actor: by, action: "list.deleted", subject: id });
  return lists.rows.length;
}

export async function readList(database: Database, id: number): Promise<List | null> {
  const found = await database.prisma.list.findUnique({ where: { id } });
  return found && toList(found);
}

/** Lists, newest first, below `beforeId`; those with `search` in their own or their file's name. */
export async function readLists(
  database: Database,
  limit: number,
  beforeId: number | null,
  search: string | null = null,
): Promise<List[]> {
  const named = { contains: search?.replaceAll(/[\\%_]/g, "\\$&") ?? "", mode: "insensitive" } as const;
  const found = await database.prisma.list.findMany({
    where: {
      ...(beforeId === null ? {} : { id: { lt: beforeId } }),
      ...(search === null ? {} : { OR: [{ name: named }, { fileName: named }] }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
  return found.map(toList);
}

/** The latest whole list with this file and these address columns, or null. */
export async function findListByFile(database: Database, fileHash: string): Promise<List | null> {
  const found = await database.prisma.list.findFirst({ where: { fileHash, state: "ready" }, orderBy: { id: "desc" } });
  return found && toList(found);
}

/** Null: there is none. */
export async function renameList(database: Database, by: Actor, id: number, name: string): Promise<List | null> {
  const isThere = await inTransaction(database, async (client) => {
    const { rowCount } = await client.query("UPDATE lists SET name = $2 WHERE id = $1", [id, name]);
    if (rowCount === 0) return false;
    await audit(client, { actor: by, action: "list.renamed", subject: id });
    return true;
  });
  return isThere ? await readList(database, id) : null;
}

/** Lists from before a time, unless a run of theirs is not over. Returns how many there were. */
export async function purgeLists(database: Database, before: Date): Promise<number> {
  return await deleteLists(database, null, `created_at < $1 AND NOT EXISTS (${OPEN_RUN})`, before);
}

const OPEN_RUN = "SELECT 1 FROM runs WHERE list_id = lists.id AND state IN ('starting', 'running', 'paused')";

/** Between a list's creation and its import's lock lie milliseconds, unless the pool is exhausted. */
const IMPORT_BEGINS_MS = 60_000;

/** Lists that are called importing although no connection holds their lock. */
const ABANDONED = `
  WITH importing AS MATERIALIZED (
    SELECT id FROM lists WHERE state = 'importing' AND created_at <= now() - make_interval(secs => $2))
  SELECT id FROM importing WHERE pg_try_advisory_xact_lock($1, id)`;

/**
 * Deletes what imports have left that ended with their process or their connection. Returns how many there were.
 * `olderThanMs`: 0 where no import can have begun.
 */
export async function deleteAbandonedImports(database: Database, olderThanMs = IMPORT_BEGINS_MS): Promise<number> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ id: number }>(ABANDONED, [IMPORT_LOCK, olderThanMs / 1_000]);
    return rows.length === 0 ? 0 : await deleteListsIn(client, null, "id = ANY($1)", [rows.map(({ id }) => id)]);
  });
}

type Stored<Row> = Omit<Row, "state" | "dedupe"> & { readonly state: string; readonly dedupe: string };

/** The schema knows states as text: what the statements of this package write is one of these. */
function toList<Row extends List>(row: Stored<Row>): Row {
  return row as unknown as Row;
}
