import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { backlogMetrics, type BacklogSources } from "./backlog-metrics.ts";
import { sessionMetrics } from "./session-metrics.ts";
import { type Timings, timings } from "./timings.ts";
import type { TurnObserver } from "./turn-observer.ts";

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

/** The metrics of one process. */
export interface Metrics {
  readonly observer: TurnObserver;
  readonly timings: Timings;
  /** Reports a connection pool. */
  watchPool(pool: PoolState): void;
  /** Reports the installation's backlog. */
  watchBacklog(sources: BacklogSources): void;
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
