import type { Database } from "@rollcall/postgres";

/** What was found out about a list's contacts, and when. */
export interface StoredAnalysis {
  readonly analysis: unknown;
  readonly analysedAt: Date;
}

/** The analysis that is kept with a list; null: none since its rows were read last. */
export async function readAnalysis(database: Database, listId: number): Promise<StoredAnalysis | null> {
  const list = await database.prisma.list.findUnique({
    where: { id: listId },
    select: { analysis: true, analysedAt: true },
  });
  return list?.analysedAt ? { analysis: list.analysis, analysedAt: list.analysedAt } : null;
}

export async function storeAnalysis(database: Database, listId: number, analysis: object): Promise<void> {
  await database.prisma.list.updateMany({ where: { id: listId }, data: { analysis, analysedAt: new Date() } });
}
