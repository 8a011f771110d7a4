import type { FastifyInstance } from "fastify";
import { type Need, whatIsAway } from "@rollcall/compose/engines/watch-engines";
import { mayReadMetrics, type Metrics } from "@rollcall/telemetry";
import { Problem, sendProblem } from "../http/problem.ts";

/** Health and metrics of a process. */
export interface Health {
  readonly needs: readonly Need[];
  readonly metrics: Metrics;
  /** The token that reading the metrics requires; null: they are not served. */
  readonly metricsToken: string | null;
}

/** `/livez`: the process is up. `/readyz`: its engines are available, else 503 with the reasons. `/metrics`. */
export function healthRoutes(app: FastifyInstance, { needs, metrics, metricsToken }: Health): void {
  app.get("/livez", async () => ({ status: "ok" }));

  app.get("/readyz", async (_request, reply) => {
    const problems = await whatIsAway(needs);
    if (problems.length === 0) return { status: "ok" };
    return reply.status(503).send({ status: "unavailable", problems });
  });

  app.get("/metrics", async (request, reply) => {
    if (!mayReadMetrics(request.headers.authorization, metricsToken)) {
      const detail = "Metrics require METRICS_TOKEN as a bearer token.";
      return sendProblem(reply, new Problem(401, "unauthorized", detail, "Set METRICS_TOKEN on the server."));
    }
    const { contentType, body } = await metrics.render();
    return reply.type(contentType).send(body);
  });

  app.addHook("onResponse", async (request, reply) => {
    metrics.served({
      method: request.method,
      route: request.routeOptions.url ?? "none",
      status: reply.statusCode,
      durationMs: reply.elapsedTime,
    });
  });
}
