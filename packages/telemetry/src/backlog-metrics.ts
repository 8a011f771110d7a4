import { Gauge, type Registry } from "prom-client";
import { providerLabel } from "./session-metrics.ts";

/** Number of a queue's jobs in a state. */
export interface QueueJobs {
  readonly queue: string;
  readonly state: string;
  readonly count: number;
}

/** The installation's backlog. The same for every process, so scraping one is enough. */
export interface Backlog {
  /** Unfinished runs by state. */
  readonly runs: readonly { readonly state: string; readonly count: number }[];
  /** Unanswered addresses of those runs. */
  readonly addressesOpen: number;
  /** Checks by state: waiting, due, held. */
  readonly checks: readonly { readonly state: string; readonly count: number }[];
  readonly lanesOpen: number;
  readonly suspensions: readonly {
    readonly provider: string | null;
    readonly because: string;
    readonly count: number;
  }[];
  /** Age in seconds of the oldest due work of a key that waits for a lane. */
  readonly oldestDueSeconds: number;
  /** Age in seconds of the oldest unfinished run. */
  readonly oldestRunSeconds: number;
  readonly workersAlive: number;
}

/** An egress that can't work or rests, and why: network, proxy, listed. */
interface RestingEgress {
  readonly egress: string;
  readonly because: string;
}

export interface BacklogSources {
  readonly readBacklog: () => Promise<Backlog>;
  readonly readRests: () => Promise<readonly RestingEgress[]>;
  readonly readQueueJobs: () => Promise<readonly QueueJobs[]>;
  readonly nowMs: () => number;
  /** Called when a source could not be read; its metrics are omitted from that response. */
  readonly onFailure: (error: unknown) => void;
}

/** Minimum interval between counts: counting millions of checks takes a moment. */
const KEPT_MS = 15_000;

/**
 * Gauges of the backlog. Returns the function that refreshes them before a scrape. What can't be read is omitted, not
 * repeated.
 */
export function backlogMetrics(registry: Registry, sources: BacklogSources): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name: `rollcall_${name}`, help, labelNames, registers: [registry] });
  const all = {
    addresses: gauge("addresses_open", "Addresses of open runs that have no answer yet"),
    runs: gauge("runs", "Runs that are not over", ["state"]),
    checks: gauge("checks", "Checks that are not done: waiting for the DNS, due now or later, held by a lane", [
      "state",
    ]),
    lanes: gauge("lanes_open", "Lanes that hold a session, of all workers"),
    suspended: gauge("keys_suspended", "Pacing keys that rest", ["provider", "because"]),
    oldestDue: gauge("oldest_due_seconds", "How long the key that waits longest for a lane has had due work"),
    oldestRun: gauge("oldest_run_seconds", "Age of the oldest run that is not over"),
    workers: gauge("workers_alive", "Workers that showed themselves lately"),
  };
  const readAt = gauge("backlog_read_timestamp_seconds", "When the backlog was counted");
  const resting = gauge("egresses_resting", "1 for each egress that takes no work now, and why", ["egress", "because"]);
  const jobs = gauge("queue_jobs", "Jobs on the queues", ["queue", "state"]);
  let readAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    if (sources.nowMs() - readAtMs < KEPT_MS) return;
    readAtMs = sources.nowMs();
    readAt.set(readAtMs / 1_000);
    const [backlog, queueJobs, rests] = await Promise.allSettled([
      sources.readBacklog(),
      sources.readQueueJobs(),
      sources.readRests(),
    ]);
    for (const one of [...Object.values(all), jobs, resting]) one.reset();
    if (backlog.status === "fulfilled") show(all, backlog.value);
    // reset() sets gauges without labels to 0, which would be a false report.
    else for (const one of [all.addresses, all.lanes, all.oldestDue, all.oldestRun, all.workers]) one.set(Number.NaN);
    if (queueJobs.status === "fulfilled") for (const { count, ...labels } of queueJobs.value) jobs.set(labels, count);
    if (rests.status === "fulfilled")
      for (const { egress, because } of rests.value) resting.set({ egress, because }, 1);
    for (const read of [backlog, queueJobs, rests]) if (read.status === "rejected") sources.onFailure(read.reason);
  };
}

type BacklogGauges = Readonly<
  Record<"addresses" | "runs" | "checks" | "lanes" | "suspended" | "oldestDue" | "oldestRun" | "workers", Gauge>
>;

function show(gauges: BacklogGauges, backlog: Backlog): void {
  gauges.addresses.set(backlog.addressesOpen);
  for (const { state, count } of backlog.runs) gauges.runs.set({ state }, count);
  for (const { state, count } of backlog.checks) gauges.checks.set({ state }, count);
  gauges.lanes.set(backlog.lanesOpen);
  for (const { provider, because, count } of backlog.suspensions)
    gauges.suspended.inc({ provider: providerLabel(provider), because }, count);
  gauges.oldestDue.set(backlog.oldestDueSeconds);
  gauges.oldestRun.set(backlog.oldestRunSeconds);
  gauges.workers.set(backlog.workersAlive);
}
