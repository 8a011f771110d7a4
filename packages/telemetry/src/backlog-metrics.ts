import { Gauge, type Registry } from "prom-client";
import { providerLabel } from "./provider-label.ts";
import type { Backlog } from "./backlog.ts";

/** Jobs of a queue by state. */
export interface QueueJobs {
  readonly queue: string;
  readonly state: string;
  readonly count: number;
}

export interface BacklogSources {
  readonly readBacklog: () => Promise<Backlog>;
  readonly readQueueJobs: () => Promise<readonly QueueJobs[]>;
  readonly nowMs: () => number;
  /** Told when a source could not be read; its metrics are left out of that answer. */
  readonly onFailure: (error: unknown) => void;
}

/** Counting millions of checks takes a moment: however often somebody asks, it is done no more often than this. */
const KEPT_MS = 15_000;

/**
 * Gauges of what is still to be done. Returns what brings them up to date, to be called before the metrics are read. What
 * can't be read is left out, not shown as it was.
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
  const jobs = gauge("queue_jobs", "Jobs on the queues", ["queue", "state"]);
  let readAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    if (sources.nowMs() - readAtMs < KEPT_MS) return;
    readAtMs = sources.nowMs();
    readAt.set(readAtMs / 1_000);
    const [backlog, queueJobs] = await Promise.allSettled([sources.readBacklog(), sources.readQueueJobs()]);
    for (const one of [...Object.values(all), jobs]) one.reset();
    if (backlog.status === "fulfilled") show(all, backlog.value);
    // A gauge without labels is 0 after a reset, which nobody has said.
    else for (const one of [all.addresses, all.lanes, all.oldestDue, all.oldestRun, all.workers]) one.set(Number.NaN);
    if (queueJobs.status === "fulfilled") for (const { count, ...labels } of queueJobs.value) jobs.set(labels, count);
    for (const read of [backlog, queueJobs]) if (read.status === "rejected") sources.onFailure(read.reason);
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
