import { readPacingKeys, stepPacingKeys, type StoredPacingKey } from "@rollcall/db";
import { readPace, steerPace } from "@rollcall/verification";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { notFound } from "../problem.ts";
import type { Services } from "../services.ts";
import { parse } from "./parse.ts";

const QUERY = z.object({
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

const KEY = z.object({ key: z.string().min(1).max(600) });
const SUSPEND = z.object({ minutes: z.number().min(1).max(43_200) });

/** The pace of every provider and site, and the operator's say in it. */
export function pacingKeyRoutes(app: FastifyInstance, services: Services): void {
  const { database, settings, clock, lanes } = services;

  app.get("/v1/pacing-keys", async (request) => {
    const { q, limit } = parse(QUERY, request.query, "query");
    const keys = await readPacingKeys(database, q ?? null, limit);
    return { keys: keys.map((key) => view(services, key)) };
  });

  app.post("/v1/pacing-keys/:key/suspend", async (request) => {
    const { minutes } = parse(SUSPEND, request.body, "body");
    return await steer(parse(KEY, request.params, "path").key, clock.nowMs() + minutes * 60_000);
  });

  app.post("/v1/pacing-keys/:key/resume", async (request) => steer(parse(KEY, request.params, "path").key, null));

  async function steer(key: string, untilMs: number | null): Promise<object> {
    const nowMs = clock.nowMs();
    const steered = await stepPacingKeys(database, key, (state) => steerPace(settings, key, state, untilMs, nowMs));
    if (steered === 0) throw notFound("provider or site");
    // A lane that sleeps until the suspension's end would not notice that it has ended.
    if (untilMs === null) await lanes.wake([{ pacingKey: key, egress: settings.egress.name, number: 0 }]);
    const found = (await readPacingKeys(database, key, 500)).find((one) => one.pacingKey === key);
    if (!found) throw notFound("provider or site");
    return view(services, found);
  }
}

function view({ settings, clock }: Services, { state, ...key }: StoredPacingKey): object {
  const pace = readPace(settings, key.pacingKey, state, clock.nowMs());
  const { suspension } = pace;
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
    suspended_until: suspension && new Date(suspension.untilMs).toISOString(),
    suspension: suspension && {
      class: suspension.because,
      words: suspension.words,
      host: null,
      at: new Date(suspension.sinceMs).toISOString(),
    },
    next_turn_at: pace.nextTurnAtMs === null ? null : new Date(pace.nextTurnAtMs).toISOString(),
  };
}
