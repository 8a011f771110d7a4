import { type Database, queriesOf, type Transaction } from "@rollcall/postgres";
import { STANDING } from "../rows/answer-query.ts";

export interface RunSummary {
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byReason: Readonly<Record<string, number>>;
  readonly byProvider: readonly ProviderSplit[];
  readonly topDomains: readonly DomainSplit[];
  /** Of these, answers that predate the run, which has not checked them yet. */
  readonly rechecking: number;
}

/** Number of verdicts by status. */
interface Split {
  readonly total: number;
  readonly deliverable: number;
  readonly risky: number;
  readonly undeliverable: number;
  readonly unknown: number;
}

interface ProviderSplit extends Split {
  readonly provider: string | null;
}

interface DomainSplit extends Split {
  readonly domain: string;
}

const BY_STATUS = ["deliverable", "risky", "undeliverable", "unknown"]
  .map((status) => `count(*) FILTER (WHERE v.status = '${status}')::int AS ${status}`)
  .join(", ");

/** A run's checks (`k`) with their verdicts (`v`), including previous ones. */
const ANSWERED = `
  checks k LEFT JOIN contacts c ON k.verdict_id IS NULL AND c.id = k.contact_id
  JOIN verdicts v ON v.id = ${STANDING} WHERE k.run_id = $1`;

const BY_PROVIDER = `
  SELECT v.provider, count(*)::int AS total, ${BY_STATUS}
  FROM ${ANSWERED} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`;

const BY_DOMAIN = `
  SELECT k.domain, count(*)::int AS total, ${BY_STATUS}
  FROM ${ANSWERED} AND k.domain IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`;

const COUNTS = "SELECT status, reason, count FROM run_counts WHERE run_id = $1";

/** Previous answers of checks that are still open: not in the run's counts. */
const EARLIER = `
  SELECT v.status, v.reason, count(*)::int AS count FROM ${ANSWERED} AND k.state <> 'done' GROUP BY 1, 2`;

interface Count {
  readonly status: string;
  readonly reason: string;
  readonly count: number;
}

/** Answers of a run by status, reason, provider and domain; while a check is open, its previous answer counts. */
export async function readSummary(from: Database | Transaction, runId: number | null): Promise<RunSummary> {
  const client = queriesOf(from);
  const counts = await client.query<Count>(COUNTS, [runId]);
  const earlier = await client.query<Count>(EARLIER, [runId]);
  const providers = await client.query<ProviderSplit>(BY_PROVIDER, [runId]);
  const domains = await client.query<DomainSplit>(BY_DOMAIN, [runId]);
  const sum = (key: "status" | "reason"): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const row of [...counts.rows, ...earlier.rows]) sums[row[key]] = (sums[row[key]] ?? 0) + row.count;
    return sums;
  };
  return {
    byStatus: sum("status"),
    byReason: sum("reason"),
    byProvider: providers.rows,
    topDomains: domains.rows,
    rechecking: earlier.rows.reduce((total, { count }) => total + count, 0),
  };
}
