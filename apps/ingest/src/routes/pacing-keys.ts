import { z } from "zod";
import {
  type NewAuditEntry,
  readPacingKeys,
  steerKey,
  type StoredPacingKey,
  egressNames,
  readPace,
  warmSince,
} from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { JsonOf } from "../http/declaration.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { pageLimit, time } from "../shapes/common.ts";

const SUSPENSION = z.object({
  class: z.string().describe("Meaning of the server's reply."),
  words: z.string().nullable(),
  host: z.string().nullable(),
  at: time,
});

const PACING_KEY = z
  .object({
    pacing_key: z.string(),
    provider: z.string().nullable(),
    egress: z.string(),
    backlog: z.int().describe("Addresses that wait for this key."),
    due: z.int().describe("Of these, how many are due now."),
    open_lanes: z.int(),
    sessions_allowed: z.int(),
    pace_per_minute: z.number().nullable(),
    budget_left: z.number().nullable().describe("Refused recipients left in this hour's budget."),
    rejected_this_hour: z.int(),
    suspended_until: time.nullable(),
    suspension: SUSPENSION.nullable(),
    next_turn_at: time.nullable(),
  })
  .meta({ id: "PacingKey", description: "Pace of a provider or site on one egress." });

const QUERY = z.object({
  q: z.string().max(200).optional().describe("Part of its name."),
  limit: pageLimit(500, 200),
});

const PARAMS = z.object({ key: z.string().min(1).max(600) });
const EGRESS = z.string().min(1).max(100).optional().describe("The egress; absent: all of them.");
const SUSPEND = z.object({ minutes: z.number().min(1).max(43_200), egress: EGRESS });
const RESUME = z.object({ egress: EGRESS }).nullish();

const STEERING = {
  method: "POST",
  tag: "Pacing",
  scope: "admin",
  params: PARAMS,
  answers: { 200: PACING_KEY },
} as const;

type PacingKeyView = JsonOf<typeof PACING_KEY>;

/** Paces of providers and sites, and the operator's control over them. */
export function pacingKeyRoutes(api: Api, services: Services): void {
  const { database, clock } = services;

  api.route(
    {
      method: "GET",
      path: "/v1/pacing-keys",
      tag: "Pacing",
      summary: "List the paces of providers and sites",
      scope: "read",
      query: QUERY,
      answers: { 200: z.object({ keys: z.array(PACING_KEY) }) },
    },
    async ({ query }) => {
      const keys = await readPacingKeys(database, query.q ?? null, query.limit);
      return { keys: keys.map((key) => view(services, key)) };
    },
  );

  api.route(
    {
      ...STEERING,
      path: "/v1/pacing-keys/:key/suspend",
      summary: "Suspend a provider or site",
      body: SUSPEND,
    },
    async ({ params: { key }, body: { minutes, egress }, actor }) => {
      const detail = { minutes, egress: egress ?? null };
      const entry = { actor, action: "pacing.suspended", subject: key, detail } as const;
      return await steer(key, egress, clock.nowMs() + minutes * 60_000, entry);
    },
  );

  api.route(
    {
      ...STEERING,
      path: "/v1/pacing-keys/:key/resume",
      summary: "Resume a suspended provider or site",
      body: RESUME,
    },
    async ({ params: { key }, body, actor }) => {
      const detail = { egress: body?.egress ?? null };
      return await steer(key, body?.egress, null, { actor, action: "pacing.resumed", subject: key, detail });
    },
  );

  async function steer(
    key: string,
    egress: string | undefined,
    untilMs: number | null,
    entry: NewAuditEntry,
  ): Promise<PacingKeyView> {
    const egresses = egressesMeant(services, egress);
    const found = await steerKey(services, { key, egresses, untilMs, audit: entry });
    if (!found) throw notFound("provider or site");
    return view(services, found);
  }
}

/** The named egress, or all. */
function egressesMeant({ settings }: Services, egress: string | undefined): readonly string[] {
  const all = egressNames(settings);
  if (egress === undefined) return all;
  if (all.includes(egress)) return [egress];
  throw new Problem(422, "unknown_egress", `There is no egress ${egress}.`, `Egresses: ${all.join(", ")}.`);
}

function view({ settings, clock }: Services, { state, firstUsedAt, ...key }: StoredPacingKey): PacingKeyView {
  const nowMs = clock.nowMs();
  const egress = settings.egresses.find(({ name }) => name === key.egress);
  const firstUse = new Map(firstUsedAt === null ? [] : [[key.egress, firstUsedAt.getTime()]]);
  const pace = readPace(settings, key.pacingKey, state, nowMs, warmSince(egress, firstUse, nowMs));
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
