import { z } from "zod";
import type { Api } from "../api/api.ts";
import { STATUS_COUNTS } from "../schemas/verdict.ts";
import type { Services } from "../services.ts";
import { NO_WORKER } from "../watch-workers.ts";
import { VERSION } from "../version.ts";
import { readStats } from "@rollcall/core";

const STATS = z
  .object({
    contacts: z.int(),
    lists: z.int(),
    runs_active: z.int(),
    by_status: STATUS_COUNTS.describe("Contacts by their latest status."),
    version: z.string(),
    queue_backend: z.enum(["redis", "postgres"]),
    warnings: z.array(z.string()).describe("Things that make answers worse, in sentences."),
  })
  .meta({ id: "Stats" });

/** Counts for the start page. */
export function statsRoutes(api: Api, services: Services): void {
  api.route(
    {
      method: "GET",
      path: "/v1/stats",
      tag: "System",
      summary: "Counts of what is stored",
      scope: "read",
      answers: { 200: STATS },
    },
    async () => {
      const { contacts, lists, runsActive, byStatus } = await readStats(services.database);
      return {
        contacts,
        lists,
        runs_active: runsActive,
        by_status: byStatus,
        version: VERSION,
        queue_backend: services.queueBackend,
        warnings: services.isWithoutWorker() ? [...services.warnings, NO_WORKER] : services.warnings,
      };
    },
  );
}
