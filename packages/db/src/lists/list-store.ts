import type { List, NewList } from "@rollcall/ports";
import { type Database, inTransaction } from "../database.ts";

/** A list of its own name, to be filled by an import. */
export async function createList(database: Database, list: NewList): Promise<List> {
  return await database.prisma.list.create({ data: { ...list, columns: [], addressColumns: [] } });
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

/** Lists, newest first, below `beforeId`. */
export async function readLists(database: Database, limit: number, beforeId: number | null): Promise<List[]> {
  return await database.prisma.list.findMany({
    where: beforeId === null ? {} : { id: { lt: beforeId } },
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

/** Lists that a killed process left half imported: nothing of them is to stay. */
export async function deleteHalfImported(database: Database, olderThan: Date): Promise<number> {
  return await deleteLists(database, "state = 'importing' AND created_at < $1", olderThan);
}
