import type { FinishedImport, List, NewList } from "@rollcall/ports";
import type { Database } from "../database.ts";

/** A list of its own name, to be filled by an import. */
export async function createList(database: Database, list: NewList): Promise<List> {
  return await database.prisma.list.create({ data: { ...list, columns: [], addressColumns: [] } });
}

/** Marks a list as whole. */
export async function finishList(database: Database, id: number, facts: FinishedImport): Promise<List> {
  const { columns, addressColumns, ...rest } = facts;
  return await database.prisma.list.update({
    where: { id },
    data: { ...rest, columns: [...columns], addressColumns: [...addressColumns], state: "ready" },
  });
}

/** Deletes a list with its rows and runs; contacts and their verdicts stay. False when there is none. */
export async function deleteList(database: Database, id: number): Promise<boolean> {
  return (await database.prisma.list.deleteMany({ where: { id } })).count > 0;
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
  const { count } = await database.prisma.list.deleteMany({
    where: { state: "importing", createdAt: { lt: olderThan } },
  });
  return count;
}
