import type { Database } from "@rollcall/postgres";
import type { Backlog } from "@rollcall/telemetry";

export interface Stats {
  readonly contacts: number;
  readonly lists: number;
  readonly runsActive: number;
  readonly byStatus: Readonly<Record<string, number>>;
}

/** Counts stored records. */
export async function readStats(database: Database): Promise<Stats> {
  const [contacts, lists, runs, statuses] = await Promise.all([
    database.prisma.contact.count(),
    database.prisma.list.count(),
    database.prisma.run.count({ where: { state: { in: ["starting", "running"] } } }),
    database.prisma.contact.groupBy({ by: ["status"], _count: true }),
  ]);
  const byStatus = statuses.flatMap(({ status, _count }) => (status === null ? [] : [[status, _count] as const]));
  return { contacts, lists, runsActive: runs, byStatus: Object.fromEntries(byStatus) };
}

const RUNS = `
  SELECT state, count(*)::int AS count, sum(total - done)::float8 AS open, extract(epoch FROM now() - min(created_at))::float8 AS age
  FROM runs WHERE state IN ('starting', 'running', 'paused') GROUP BY state`;

/** Each state has its own partial index, so that an index-only scan counts it. */
const CHECKS = ["waiting", "due", "held"]
  .map((state) => `SELECT '${state}' AS state, count(*)::int AS count FROM checks WHERE state = '${state}'`)
  .join(" UNION ALL ");

const LANES = `
  SELECT count(*)::int AS count FROM pacing_keys p CROSS JOIN LATERAL jsonb_each(p.holders) h
  WHERE p.open_until >= now() AND (h.value ->> 'until')::timestamptz > now()`;

const SUSPENSIONS = `
  SELECT provider, state -> 'suspension' ->> 'because' AS because, count(*)::int AS count FROM pacing_keys
  WHERE (state -> 'suspension' ->> 'untilMs')::float8 > extract(epoch FROM now()) * 1000 GROUP BY 1, 2`;

const AGES = `
  SELECT extract(epoch FROM now() - min(next_due_at))::float8 AS due,
    (SELECT count(*)::int FROM workers WHERE seen_at > now() - interval '15 seconds') AS workers
  FROM pacing_keys WHERE next_due_at <= now() AND (open_until IS NULL OR open_until < now())`;

/** Counts open work and its age. Takes a few seconds with millions of open checks. */
export async function readBacklog({ pool }: Database): Promise<Backlog> {
  const ask = async <Row extends object>(sql: string): Promise<Row[]> => (await pool.query<Row>(sql)).rows;
  const runs = await ask<{ state: string; count: number; open: number; age: number }>(RUNS);
  const checks = await ask<{ state: string; count: number }>(CHECKS);
  const [lanes] = await ask<{ count: number }>(LANES);
  const suspensions = await ask<Backlog["suspensions"][number]>(SUSPENSIONS);
  const [ages] = await ask<{ due: number | null; workers: number }>(AGES);
  return {
    runs: runs.map(({ state, count }) => ({ state, count })),
    addressesOpen: runs.reduce((sum, { open }) => sum + open, 0),
    checks,
    lanesOpen: lanes?.count ?? 0,
    suspensions,
    oldestDueSeconds: ages?.due ?? 0,
    oldestRunSeconds: Math.max(0, ...runs.map(({ age }) => age)),
    workersAlive: ages?.workers ?? 0,
  };
}
