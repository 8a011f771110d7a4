import type { Database } from "@rollcall/postgres";

/** A step of a watched run, in the order of `seq`. */
export interface StoredStep {
  readonly seq: number;
  readonly detail: unknown;
}

/** Adds a step to a watched run. */
export async function addStep(database: Database, runId: number, detail: object): Promise<void> {
  await database.prisma.step.create({ data: { runId, detail } });
}

/** Steps of a run after a sequence number. */
export async function readSteps(database: Database, runId: number, afterSeq: number): Promise<StoredStep[]> {
  return await database.prisma.step.findMany({
    where: { runId, seq: { gt: afterSeq } },
    orderBy: { seq: "asc" },
    select: { seq: true, detail: true },
  });
}

/** Watched checks that wait for one of these domains. */
export async function readWatchers(
  database: Database,
  domains: readonly string[],
): Promise<{ readonly runId: number; readonly domain: string }[]> {
  const { rows } = await database.pool.query<{ runId: number; domain: string }>(
    `SELECT k.run_id AS "runId", k.domain FROM checks k JOIN runs r ON r.id = k.run_id AND r.watched
     WHERE k.state = 'waiting' AND k.domain = ANY($1)`,
    [domains],
  );
  return rows;
}
