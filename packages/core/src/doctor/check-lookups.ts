import type { Database } from "@rollcall/postgres";
import type { Finding } from "./finding.ts";

/** Domains that runs wait for. */
export interface LookupFacts {
  readonly waiting: number;
  /** Those whose last look-up failed. */
  readonly failing: number;
  /** Why, for the one that failed last; null: none did. */
  readonly detail: string | null;
}

/** A domain that the DNS has denied waits for a second look: that was an answer. */
const LOOKUPS = `
  SELECT count(*)::int AS waiting, count(*) FILTER (WHERE resolve_attempts > 0)::int AS failing,
    max(detail) FILTER (WHERE resolve_attempts > 0) AS detail
  FROM domains WHERE resolve_due_at IS NOT NULL AND denied_at IS NULL`;

/** Counts domains that are still to be looked up. */
export async function readLookups({ pool }: Database): Promise<LookupFacts> {
  const { rows } = await pool.query<LookupFacts>(LOOKUPS);
  return rows[0] ?? { waiting: 0, failing: 0, detail: null };
}

/** A list has some domains whose name servers are broken. */
const MANY = 20;

/** Finds that most look-ups fail, as they do when name servers of ours do not answer; else nothing. */
export function checkLookups({ waiting, failing, detail }: LookupFacts): Finding[] {
  if (failing < MANY || failing * 2 < waiting) return [];
  return [
    {
      id: "lookups",
      title: "Look-ups in the DNS",
      // At the end of a long list only the broken domains of others are left.
      state: "warning",
      detail: `${failing} of ${waiting} domains that runs wait for could not be looked up (${detail ?? "no reason given"}).`,
      meaning: "Their addresses wait and are looked up again; if that lasts, they end as dns_error.",
      fix: "Check that the servers of DNS_SERVERS, or of this machine, answer. If they do, it is these domains' own name servers.",
    },
  ];
}
