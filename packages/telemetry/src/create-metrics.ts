import { collectDefaultMetrics, Gauge, Histogram, Registry, Counter } from "prom-client";
import { backlogMetrics, type BacklogSources } from "./backlog-metrics.ts";
import { sessionMetrics } from "./session-metrics.ts";
import type { TurnObserver } from "./turn-log.ts";
import type { LaneOpener } from "@rollcall/pacing";
import type { MailResolver } from "@rollcall/routing";

/** State of a connection pool: all connections, idle ones, and waiting requests. */
interface PoolState {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** A served HTTP request; `route`: the declared pattern, never the path. */
interface ServedRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

/** What is wrong; `id`: a stable name, such as `workers` or `outage/main`. */
interface OpenProblem {
  readonly id: string;
  readonly state: "warning" | "problem";
}

/** The metrics of one process. */
export interface Metrics {
  readonly observer: TurnObserver;
  readonly timings: Timings;
  /** Reports a connection pool. */
  watchPool(pool: PoolState): void;
  /** Reports the installation's backlog. */
  watchBacklog(sources: BacklogSources): void;
  /** Reports what is wrong with the installation. */
  watchProblems(read: () => Promise<{ readonly problems: readonly OpenProblem[] }>): void;
  served(request: ServedRequest): void;
  /** Names of all metrics. */
  names(): readonly string[];
  /** In Prometheus' text format. */
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}

const HTTP_BUCKETS_S = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** The metrics of this process, in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "rollcall_http_request_seconds",
    help: "HTTP requests by route and status",
    labelNames: ["method", "route", "status"],
    buckets: HTTP_BUCKETS_S,
    registers,
  });
  const connections = new Gauge({
    name: "rollcall_database_connections",
    help: "Connections of this process to PostgreSQL, and requests that wait for one",
    labelNames: ["state"],
    registers,
  });
  const problems = new Gauge({
    name: "rollcall_open_problems",
    help: "1 for each thing that is wrong with the installation, as GET /v1/health has it",
    labelNames: ["problem", "severity"],
    registers,
  });
  const refreshers: (() => Promise<void> | void)[] = [];
  return {
    observer: sessionMetrics(registry),
    timings: timings(registry),
    watchPool(pool) {
      refreshers.push(() => {
        connections.set({ state: "idle" }, pool.idleCount);
        connections.set({ state: "busy" }, pool.totalCount - pool.idleCount);
        connections.set({ state: "waiting" }, pool.waitingCount);
      });
    },
    watchProblems(read) {
      refreshers.push(async () => {
        const { problems: open } = await read();
        problems.reset();
        for (const { id, state } of open) problems.set({ problem: id, severity: state }, 1);
      });
    },
    watchBacklog: (sources) => void refreshers.push(backlogMetrics(registry, sources)),
    served: ({ method, route, status, durationMs }) =>
      requests.observe({ method, route, status: String(status) }, durationMs / 1_000),
    names: () => registry.getMetricsAsArray().map(({ name }) => name),
    async render() {
      for (const refresh of refreshers) await refresh();
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Times operations on PostgreSQL, the queues and name servers. */
interface Timings {
  /** Records a finished statement on PostgreSQL: verb and table, seconds, whether it failed. */
  readonly statement: (operation: string, seconds: number, failed: boolean) => void;
  readonly lanes: (lanes: LaneOpener) => LaneOpener;
  readonly resolver: (resolver: MailResolver) => MailResolver;
}

function timings(registry: Registry): Timings {
  const registers = [registry];
  const time = (name: string, help: string): Histogram =>
    new Histogram({ name, help, labelNames: ["operation"], buckets: BUCKETS_S, registers });
  const store = time("rollcall_store_seconds", "Time of a statement on PostgreSQL, by verb and table");
  const queue = time("rollcall_queue_seconds", "Time of an operation on the queues");
  const lookup = new Histogram({
    name: "rollcall_lookup_seconds",
    help: "Time of a look-up in the DNS, answers from memory included",
    labelNames: ["kind", "outcome"],
    buckets: BUCKETS_S,
    registers,
  });
  const failed = new Counter({
    name: "rollcall_store_failures_total",
    help: "Statements on PostgreSQL that failed",
    labelNames: ["operation"],
    registers,
  });
  return {
    statement(operation, seconds, hasFailed) {
      store.observe({ operation }, seconds);
      if (hasFailed) failed.inc({ operation });
    },
    lanes: (inner) => timed(inner, queue),
    resolver(inner) {
      const watch = async <Found extends { readonly type: string }>(
        kind: string,
        find: () => Promise<Found>,
      ): Promise<Found> => {
        const stop = lookup.startTimer({ kind });
        const found = await find();
        stop({ outcome: found.type });
        return found;
      };
      return {
        ...inner,
        resolveRoute: (domain, options) => watch("route", () => inner.resolveRoute(domain, options)),
        resolveHost: (host, suffices) => watch("host", () => inner.resolveHost(host, suffices)),
      };
    },
  };
}

/** Wraps an object's functions: those that return a promise are timed under their names. */
function timed<Parts extends object>(parts: Parts, histogram: Histogram): Parts {
  const entries = Object.entries(parts).map(([operation, value]: readonly [string, unknown]) => {
    if (typeof value !== "function") return [operation, value] as const;
    const act = (...given: readonly unknown[]): unknown => {
      const stop = histogram.startTimer({ operation });
      const result = (value as (...all: readonly unknown[]) => unknown)(...given);
      if (result instanceof Promise)
        result.then(
          () => stop(),
          () => stop(),
        );
      return result;
    };
    return [operation, act] as const;
  });
  return Object.fromEntries(entries) as Parts;
}
