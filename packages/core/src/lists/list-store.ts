import { hashIdempotencyKey } from "../access/idempotency.ts";
import { databaseNow, type Database, inTransaction, type Transaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { cancelRunsOf } from "../runs/run-store.ts";
import type { FilePrint } from "./file-print.ts";
import type { List, NewList } from "./list.ts";

/** Advisory lock class; with the list's id, held by its importer. */
export const IMPORT_LOCK = 0x696d70;

/** Lifetime of an upload's idempotency key. */
const IDEMPOTENCY_HOURS = 24;

/** The idempotency key belongs to another upload. */
export class IdempotencyKeyError extends Error {
  readonly code = "idempotency_key_used" as const;

  constructor(cause: unknown) {
    super("Another upload with this Idempotency-Key is in progress.", { cause });
    this.name = "IdempotencyKeyError";
  }
}

/** Creates a list to be filled by an import. Throws IdempotencyKeyError if its key is in use. */
export async function createList(database: Database, list: NewList): Promise<List> {
  const idempotencyKey = list.idempotencyKey === null ? null : hashIdempotencyKey(list.idempotencyKey);
  if (idempotencyKey !== null) {
    const used = { idempotencyKey, createdAt: { lt: await beforeKeys(database) } };
    await database.prisma.list.updateMany({ where: used, data: { idempotencyKey: null } });
  }
  try {
    return toList(
      await database.prisma.list.create({ data: { ...list, idempotencyKey, columns: [], addressColumns: [] } }),
    );
  } catch (error) {
    const taken = idempotencyKey !== null && (error as { code?: string }).code === PRISMA_UNIQUE_VIOLATION;
    throw taken ? new IdempotencyKeyError(error) : error;
  }
}

const PRISMA_UNIQUE_VIOLATION = "P2002";

/** A list with the parameters of its upload. */
export interface UploadedList extends List {
  readonly requestHash: Uint8Array | null;
}

/** The list of the upload with this idempotency key, finished or not; null: none, or expired. */
export async function findListByKey(database: Database, idempotencyKey: string): Promise<UploadedList | null> {
  const found = await database.prisma.list.findFirst({
    where: { idempotencyKey: hashIdempotencyKey(idempotencyKey), createdAt: { gte: await beforeKeys(database) } },
  });
  return found && toList(found);
}

async function beforeKeys({ pool }: Database): Promise<Date> {
  return new Date((await databaseNow(pool)).getTime() - IDEMPOTENCY_HOURS * 3_600_000);
}

/** A stored list of a file. */
export type SameFile = Pick<List, "id" | "name" | "createdAt">;

const SAME_FILE = { id: true, name: true, createdAt: true } as const;

/** The first complete list of the same file that is older than this one, or null. */
export async function findOriginal(
  database: Database,
  { id, fileHash }: Pick<List, "id" | "fileHash">,
): Promise<SameFile | null> {
  if (fileHash === null) return null;
  const where = { fileHash, state: "ready", id: { lt: id } };
  return await database.prisma.list.findFirst({ where, orderBy: { id: "asc" }, select: SAME_FILE });
}

/**
 * The latest complete list of the file whose print this is, or null. `isHead`: the print is of the file's beginning, and
 * `sizeBytes` of all of it: then a file that is as long and begins the same is found.
 */
export async function findSameFile(
  database: Database,
  { fileHash, headHash, sizeBytes }: FilePrint,
  isHead: boolean,
): Promise<SameFile | null> {
  const where = { state: "ready", ...(isHead ? { headHash, sizeBytes } : { fileHash }) };
  return await database.prisma.list.findFirst({ where, orderBy: { id: "desc" }, select: SAME_FILE });
}

/** A file of this size may be that of a stored list. Lists of earlier versions don't know the size of theirs. */
export async function maybeStored(database: Database, sizeBytes: number): Promise<boolean> {
  const where = { state: "ready", fileHash: { not: null }, OR: [{ sizeBytes }, { sizeBytes: null }] };
  return (await database.prisma.list.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Deletes a list with its rows and runs; contacts and their verdicts stay. An unfinished run is cancelled first, so
 * that the audit log records it. False: no such list.
 */
export async function deleteList(database: Database, by: Actor, id: number): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    await cancelRunsOf(client, by, id);
    return (await deleteListsIn(client, by, "id = $1", [id])) > 0;
  });
}

/** Rows have no foreign key with a cascade. */
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

/** Which lists to read; null or absent: any. */
export interface ListFilter {
  /** Part of the list's or the file's name. */
  readonly search?: string | null;
  readonly tag?: string | null;
}

/** Lists, newest first, with ids below `beforeId`. */
export async function readLists(
  database: Database,
  limit: number,
  beforeId: number | null,
  { search = null, tag = null }: ListFilter = {},
): Promise<List[]> {
  const named = { contains: search?.replaceAll(/[\\%_]/g, "\\$&") ?? "", mode: "insensitive" } as const;
  const found = await database.prisma.list.findMany({
    where: {
      ...(beforeId === null ? {} : { id: { lt: beforeId } }),
      ...(tag === null ? {} : { tags: { has: tag } }),
      ...(search === null ? {} : { OR: [{ name: named }, { fileName: named }] }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
  return found.map(toList);
}

/** The latest complete list with this file and these address columns, or null. */
export async function findListByFile(database: Database, fileHash: string): Promise<List | null> {
  const found = await database.prisma.list.findFirst({ where: { fileHash, state: "ready" }, orderBy: { id: "desc" } });
  return found && toList(found);
}

/** Null: no such list. */
export async function renameList(database: Database, by: Actor, id: number, name: string): Promise<List | null> {
  const isThere = await inTransaction(database, async (client) => {
    const { rowCount } = await client.query("UPDATE lists SET name = $2 WHERE id = $1", [id, name]);
    if (rowCount === 0) return false;
    await audit(client, { actor: by, action: "list.renamed", subject: id });
    return true;
  });
  return isThere ? await readList(database, id) : null;
}

/** Deletes lists older than a time, except those with an unfinished run. Returns their number. */
export async function purgeLists(database: Database, before: Date): Promise<number> {
  return await deleteLists(database, null, `created_at < $1 AND NOT EXISTS (${OPEN_RUN})`, before);
}

const OPEN_RUN = "SELECT 1 FROM runs WHERE list_id = lists.id AND state IN ('starting', 'running', 'paused')";

/** Milliseconds pass between a list's creation and its import's lock, unless the pool is exhausted. */
const IMPORT_BEGINS_MS = 60_000;

/** Lists in state importing whose lock no connection holds. */
const ABANDONED = `
  WITH importing AS MATERIALIZED (
    SELECT id FROM lists WHERE state = 'importing' AND created_at <= now() - make_interval(secs => $2))
  SELECT id FROM importing WHERE pg_try_advisory_xact_lock($1, id)`;

/**
 * Deletes lists whose importing process or connection is gone. Returns their number. `olderThanMs`: 0 if no import can
 * have started.
 */
export async function deleteAbandonedImports(database: Database, olderThanMs = IMPORT_BEGINS_MS): Promise<number> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ id: number }>(ABANDONED, [IMPORT_LOCK, olderThanMs / 1_000]);
    return rows.length === 0 ? 0 : await deleteListsIn(client, null, "id = ANY($1)", [rows.map(({ id }) => id)]);
  });
}

type Stored<Row> = Omit<Row, "state" | "dedupe" | "prelude" | "footer"> & {
  readonly state: string;
  readonly dedupe: string;
  readonly prelude: unknown;
  readonly footer: unknown;
};

/** The schema types states as text, and rows as any JSON; only these values are stored. */
function toList<Row extends List>(row: Stored<Row>): Row {
  return row as unknown as Row;
}
