import type pg from "pg";

export interface RunSummary {
  readonly by_status: Readonly<Record<string, number>>;
  readonly by_reason: Readonly<Record<string, number>>;
  readonly by_provider: readonly Split[];
  readonly top_domains: readonly Split[];
}

/** Verdicts of a provider or a domain, by status. */
interface Split {
  readonly provider?: string | null;
  readonly domain?: string;
  readonly total: number;
  readonly deliverable: number;
  readonly risky: number;
  readonly undeliverable: number;
  readonly unknown: number;
}

const BY_STATUS = ["deliverable", "risky", "undeliverable", "unknown"]
  .map((status) => `count(*) FILTER (WHERE v.status = '${status}')::int AS ${status}`)
  .join(", ");

const BY_PROVIDER = `
  SELECT v.provider, count(*)::int AS total, ${BY_STATUS}
  FROM checks k JOIN verdicts v ON v.id = k.verdict_id WHERE k.run_id = $1 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`;

const BY_DOMAIN = `
  SELECT k.domain, count(*)::int AS total, ${BY_STATUS}
  FROM checks k JOIN verdicts v ON v.id = k.verdict_id WHERE k.run_id = $1 AND k.domain IS NOT NULL
  GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`;

interface Count {
  readonly status: string;
  readonly reason: string;
  readonly count: number;
}

/** A run's verdicts by status, reason, provider and domain. */
export async function readSummary(client: pg.Pool | pg.PoolClient, runId: number | null): Promise<RunSummary> {
  const counts = await client.query<Count>("SELECT status, reason, count FROM run_counts WHERE run_id = $1", [runId]);
  const providers = await client.query<Split>(BY_PROVIDER, [runId]);
  const domains = await client.query<Split>(BY_DOMAIN, [runId]);
  const sum = (key: "status" | "reason"): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const row of counts.rows) sums[row[key]] = (sums[row[key]] ?? 0) + row.count;
    return sums;
  };
  return {
    by_status: sum("status"),
    by_reason: sum("reason"),
    by_provider: providers.rows,
    top_domains: domains.rows,
  };
}
