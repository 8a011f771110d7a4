import type { Database } from "@rollcall/postgres";
import type { Finding } from "./finding.ts";

/** Something that cannot be reached, which pauses runs. */
export interface OpenOutage {
  /** The egress, or `(dns)`. */
  readonly egress: string;
  /** A sentence. */
  readonly reason: string;
  readonly sinceMs: number;
  /** Runs that it has paused. */
  readonly runsPaused: number;
}

const OUTAGES = `
  SELECT egress, reason, (extract(epoch FROM since) * 1000)::float8 AS "sinceMs",
    (SELECT count(*)::int FROM runs WHERE state = 'paused' AND pause_reason = outages.reason) AS "runsPaused"
  FROM outages WHERE overruled_until IS NULL OR overruled_until < now() ORDER BY since`;

/** Reads the open outages. */
export async function readOutages({ pool }: Database): Promise<readonly OpenOutage[]> {
  return (await pool.query<OpenOutage>(OUTAGES)).rows;
}

/** A problem for each outage; none: workers reach mail servers, and trust the DNS. */
export function checkOutages(outages: readonly OpenOutage[]): Finding[] {
  return outages.map(({ egress, reason, sinceMs, runsPaused }) => ({
    id: `outage/${egress}`,
    title: egress === "(dns)" ? "The DNS can't be trusted" : "No mail server can be reached",
    state: "problem",
    detail: reason,
    meaning: `${paused(runsPaused)}No address ends as unknown because of it.`,
    fix:
      egress === "(dns)"
        ? "Set DNS_SERVERS to resolvers that see the internet. Runs resume by themselves."
        : "Have outbound port 25 opened, or mend the network. Runs resume by themselves.",
    sinceMs,
  }));
}

function paused(runs: number): string {
  if (runs === 0) return "";
  return runs === 1 ? "1 run is paused. " : `${runs} runs are paused. `;
}
