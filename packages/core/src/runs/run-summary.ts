import { type Database, queriesOf, type Transaction } from "@rollcall/postgres";
import type { List } from "../lists/list.ts";
import type { Run } from "./run.ts";
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

/** A run's checks (`k`) with their verdicts (`v`), including previous ones; of a list's addresses only, if it is given. */
const ANSWERED = `
  checks k LEFT JOIN contacts c ON k.verdict_id IS NULL AND c.id = k.contact_id
  JOIN verdicts v ON v.id = ${STANDING} WHERE k.run_id = $1 AND ($2::int IS NULL OR k.contact_id IN (
    SELECT contact_id FROM list_rows WHERE list_id = $2 AND contact_id IS NOT NULL
    UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id = $2 AND other_contact_ids <> '{}'))`;

const BY_PROVIDER = `
  SELECT v.provider, count(*)::int AS total, ${BY_STATUS}
  FROM ${ANSWERED} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`;

const BY_DOMAIN = `
  SELECT k.domain, count(*)::int AS total, ${BY_STATUS}
  FROM ${ANSWERED} AND k.domain IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`;

const COUNTS = "SELECT status, reason, count FROM run_counts WHERE run_id = $1 AND $2::int IS NULL";

/** The same for a list that has lost rows since: the run's counts have addresses that are not on it any more. */
const COUNTS_OF_LIST = `
  SELECT v.status, v.reason, count(*)::int AS count FROM ${ANSWERED} AND k.state = 'done' GROUP BY 1, 2`;

/** Previous answers of checks that are still open: not in the run's counts. */
const EARLIER = `
  SELECT v.status, v.reason, count(*)::int AS count FROM ${ANSWERED} AND k.state <> 'done' GROUP BY 1, 2`;

interface Count {
  readonly status: string;
  readonly reason: string;
  readonly count: number;
}

/** The list whose addresses count, if its rows were changed since its latest run began; null: those of the run are the list's. */
export function changedSince({
  id,
  revision,
  runRevision,
}: Pick<List, "id" | "revision" | "runRevision">): number | null {
  return revision === runRevision ? null : id;
}

/** Addresses of a list without a final answer of its latest run. */
export function openAddresses(list: Pick<List, "contactCount" | "unaskedCount">, run: Run | null): number {
  return run === null ? list.contactCount : run.total - run.done + list.unaskedCount;
}

/**
 * Answers of a run by status, reason, provider and domain; while a check is open, its previous answer counts. `listId`: only
 * the addresses that are on this list; null: all that the run asks.
 */
export async function readSummary(
  from: Database | Transaction,
  runId: number | null,
  listId: number | null = null,
): Promise<RunSummary> {
  const client = queriesOf(from);
  const of = [runId, listId];
  const counts = await client.query<Count>(listId === null ? COUNTS : COUNTS_OF_LIST, of);
  const earlier = await client.query<Count>(EARLIER, of);
  const providers = await client.query<ProviderSplit>(BY_PROVIDER, of);
  const domains = await client.query<DomainSplit>(BY_DOMAIN, of);
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
