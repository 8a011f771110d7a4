import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Need, whatIsAway } from "@rollcall/compose/engines/watch-engines";
import { mayReadMetrics, type Metrics } from "@rollcall/telemetry";

export interface HealthOptions {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  /** The token that reading the metrics requires; null: they are not served. */
  readonly metricsToken: string | null;
  readonly needs: readonly Need[];
}

/** A running health server. */
export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The worker's HTTP server: `/livez` (the process is up), `/readyz` (its engines are available, else 503 with the
 * reasons) and `/metrics`.
 */
export async function serveHealth(options: HealthOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => send(response, 500, { status: "failed" }));
  });
  server.listen(options.port, options.host);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: HealthOptions): Promise<void> {
  const path = request.url?.split("?")[0];
  if (request.method !== "GET" && request.method !== "HEAD")
    return send(response, 405, { status: "only GET is allowed" });
  if (path === "/livez") return send(response, 200, { status: "ok" });
  if (path === "/readyz") {
    const problems = await whatIsAway(options.needs);
    return send(response, problems.length === 0 ? 200 : 503, readiness(problems));
  }
  if (path !== "/metrics") return send(response, 404, { status: "not found: use /livez, /readyz or /metrics" });
  if (!mayReadMetrics(request.headers.authorization, options.metricsToken))
    return send(response, 401, { status: "metrics require METRICS_TOKEN as a bearer token: set it on the server" });
  const { contentType, body } = await options.metrics.render();
  response.writeHead(200, { "content-type": contentType }).end(body);
}

function readiness(problems: readonly string[]): object {
  return problems.length === 0 ? { status: "ok" } : { status: "unavailable", problems };
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { "content-type": "application/json" }).end(`${JSON.stringify(body)}\n`);
}
