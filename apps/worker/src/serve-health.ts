import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type Need, whatIsAway } from "@rollcall/compose/engines/watch-engines";
import { mayReadMetrics, type Metrics } from "@rollcall/telemetry";

export interface HealthOptions {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  /** What may read the metrics from elsewhere; null: nothing. */
  readonly metricsToken: string | null;
  readonly needs: readonly Need[];
}

/** What is shown while it runs. */
export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The worker's HTTP side: `/livez` (the process answers), `/readyz` (its engines are there: 200, else 503 with the reasons)
 * and `/metrics`.
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
  if (request.method !== "GET" && request.method !== "HEAD") return send(response, 405, { status: "GET alone" });
  if (path === "/livez") return send(response, 200, { status: "ok" });
  if (path === "/readyz") {
    const problems = await whatIsAway(options.needs);
    return send(response, problems.length === 0 ? 200 : 503, readiness(problems));
  }
  if (path !== "/metrics") return send(response, 404, { status: "there are /livez, /readyz and /metrics" });
  const reader = {
    address: request.socket.remoteAddress,
    forwarded: request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined,
    authorization: request.headers.authorization,
  };
  if (!mayReadMetrics(reader, options.metricsToken))
    return send(response, 401, { status: "metrics are for this machine, or for whoever has METRICS_TOKEN" });
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
