import { readStats } from "@rollcall/db";
import type { FastifyInstance } from "fastify";
import type { Services } from "../services.ts";

const VERSION = "0.1.0";

/** Counts for the start page. */
export function statsRoutes(app: FastifyInstance, services: Services): void {
  app.get("/v1/stats", async () => ({
    ...(await readStats(services.database)),
    version: VERSION,
    queue_backend: services.queueBackend,
    warnings: services.warnings,
  }));
}
