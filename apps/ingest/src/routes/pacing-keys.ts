import { readPacingKeys } from "@rollcall/db";
import { readPace } from "@rollcall/verification";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Services } from "../services.ts";
import { parse } from "./parse.ts";

const QUERY = z.object({
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

/** The pace of every provider and site. */
export function pacingKeyRoutes(app: FastifyInstance, services: Services): void {
  app.get("/v1/pacing-keys", async (request) => {
    const { q, limit } = parse(QUERY, request.query, "query");
    const keys = await readPacingKeys(services.database, q ?? null, limit);
    const nowMs = services.clock.nowMs();
    return {
      keys: keys.map(({ state, ...key }) => {
        const pace = readPace(services.settings, key.pacingKey, state, nowMs);
        return {
          pacing_key: key.pacingKey,
          provider: key.provider,
          egress: key.egress,
          backlog: key.backlog,
          due: key.due,
          open_lanes: key.openLanes,
          sessions_allowed: pace.sessionsAllowed,
          pace_per_minute: pace.addressesPerMinute,
          budget_left: pace.budgetLeft,
          rejected_this_hour: pace.rejectedThisHour,
          suspended_until: pace.suspension === null ? null : new Date(pace.suspension.untilMs).toISOString(),
          suspension: pace.suspension && {
            class: pace.suspension.because,
            words: pace.suspension.words,
            host: null,
            at: new Date(pace.suspension.sinceMs).toISOString(),
          },
          next_turn_at: pace.nextTurnAtMs === null ? null : new Date(pace.nextTurnAtMs).toISOString(),
        };
      }),
    };
  });
}
