import type { Database } from "@rollcall/postgres";

export interface Stats {
  readonly contacts: number;
  readonly lists: number;
  readonly runs_active: number;
  readonly by_status: Readonly<Record<string, number>>;
}

/** Counts of what is stored. */
export async function readStats(database: Database): Promise<Stats> {
  const [contacts, lists, runs, statuses] = await Promise.all([
    database.prisma.contact.count(),
    database.prisma.list.count(),
    database.prisma.run.count({ where: { state: { in: ["starting", "running"] } } }),
    database.prisma.contact.groupBy({ by: ["status"], _count: true }),
  ]);
  const byStatus = statuses.flatMap(({ status, _count }) => (status === null ? [] : [[status, _count] as const]));
  return { contacts, lists, runs_active: runs, by_status: Object.fromEntries(byStatus) };
}
