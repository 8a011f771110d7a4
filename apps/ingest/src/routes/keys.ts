import { z } from "zod";
import {
  AREAS,
  createKey,
  isNetwork,
  readKey,
  readKeys,
  readKeyUsage,
  revokeKey,
  rotateKey,
  type StoredKey,
  SCOPES,
} from "@rollcall/core";
import type { Caller } from "../access/caller.ts";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, time } from "../shapes/common.ts";

export const SCOPE = z.enum(SCOPES).meta({
  id: "Scope",
  description:
    "What a key may do: `read` only reads; `verify` also uploads and starts runs; `admin` may do everything.",
});

const AREA = z.enum(AREAS).meta({
  id: "Area",
  description: "A part of the API. `lists` includes results and runs; `system` is totals, settings and diagnosis.",
});

/** What a key may do beside its scope. */
const LIMITS = {
  sandbox: z.boolean().describe("May only verify test addresses."),
  areas: z.array(AREA).max(AREAS.length).describe("Parts of the API that it may use; empty: all."),
  requests_per_minute: z.int().min(1).max(1_000_000).nullable().describe("Null: as many as any key."),
  allowed_from: z
    .array(z.string().max(64).refine(isNetwork, "must be an IP address, or a network such as 192.0.2.0/24"))
    .max(100)
    .describe("Addresses and networks that it may be used from; empty: any."),
} as const;

const KEY = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: SCOPE,
    hint: z.string().describe("Its first characters, to identify it."),
    ...LIMITS,
    expires_at: time.nullable().describe("From then on it is refused (`key_expired`); null: never."),
    previous_valid_until: time.nullable().describe("Until then the secret before the last rotation is valid too."),
    created_at: time,
    last_used_at: time.nullable().describe("Accurate to the minute."),
    revoked_at: time.nullable(),
  })
  .meta({ id: "Key" });

const NEW_KEY = KEY.extend({ secret: z.string().describe("The secret key: returned once, and not stored.") }).meta({
  id: "NewKey",
});

const USED_KEY = KEY.extend({
  usage: z
    .array(z.object({ day: z.string().describe("UTC, such as `2026-12-01`."), requests: z.int() }))
    .describe("Requests by day of the last 90, the last first; half a minute late."),
}).meta({ id: "UsedKey" });

/** Display name of a key. */
const keyName = z.string().trim().min(1).max(100);

/** Hours for which a secret that was replaced is valid too: a day, at most a week. */
const OVERLAP_HOURS = 24;
const OVERLAP_MAX_HOURS = 168;

const OF_ALL = { path: "/v1/keys", tag: "Keys", scope: "admin" } as const;
const OF_ONE = { path: "/v1/keys/:id", tag: "Keys", scope: "admin", params: ID_PARAMS } as const;

const ALL = {
  ...OF_ALL,
  method: "GET",
  summary: "List keys, without their secrets",
  answers: { 200: z.object({ keys: z.array(KEY) }) },
} as const satisfies RouteDeclaration;

const CREATE = {
  ...OF_ALL,
  method: "POST",
  summary: "Create a key",
  description: "The secret is returned only in this response.",
  body: z.object({
    name: keyName,
    scope: SCOPE,
    sandbox: LIMITS.sandbox.default(false),
    areas: LIMITS.areas.default([]),
    requests_per_minute: LIMITS.requests_per_minute.default(null),
    allowed_from: LIMITS.allowed_from.default([]),
    expires_at: z.iso.datetime({ offset: true }).nullable().default(null).describe("Null: never."),
  }),
  answers: { 201: NEW_KEY },
} as const satisfies RouteDeclaration;

const READ = {
  ...OF_ONE,
  method: "GET",
  summary: "Get a key, with its usage by day",
  answers: { 200: USED_KEY },
} as const satisfies RouteDeclaration;

const ROTATE = {
  ...OF_ONE,
  method: "POST",
  path: "/v1/keys/:id/rotate",
  summary: "Replace a key's secret",
  description:
    "For `overlap_hours` the secret before is valid too, so that a program can change over. Another rotation within that time " +
    "ends the oldest. The new secret is returned only in this response.",
  body: z
    .object({ overlap_hours: z.int().min(0).max(OVERLAP_MAX_HOURS).default(OVERLAP_HOURS) })
    .nullish()
    .transform((body) => body ?? { overlap_hours: OVERLAP_HOURS }),
  answers: { 200: NEW_KEY },
} as const satisfies RouteDeclaration;

const REVOKE = {
  ...OF_ONE,
  method: "DELETE",
  summary: "Revoke a key and its browser sessions",
  answers: { 204: null },
} as const satisfies RouteDeclaration;

/** API keys. */
export function keyRoutes(api: Api, { database }: Services): void {
  api.route(ALL, async () => ({ keys: (await readKeys(database)).map(keyView) }));

  api.route(CREATE, async ({ body, actor, caller, send }) => {
    assertWithin(caller, body.areas);
    const { key, secret } = await createKey(database, actor, {
      name: body.name,
      scope: body.scope,
      sandbox: body.sandbox,
      areas: body.areas,
      requestsPerMinute: body.requests_per_minute,
      allowedFrom: body.allowed_from,
      expiresAt: body.expires_at === null ? null : new Date(body.expires_at),
    });
    return send(201, { ...keyView(key), secret });
  });

  api.route(READ, async ({ params }) => {
    const key = await readKey(database, params.id);
    if (!key) throw notFound("key");
    return { ...keyView(key), usage: await readKeyUsage(database, key.id) };
  });

  api.route(ROTATE, async ({ params, body, actor, caller }) => {
    const before = await readKey(database, params.id);
    if (!before) throw notFound("key");
    assertWithin(caller, before.areas);
    const rotated = await rotateKey(database, actor, params.id, body.overlap_hours);
    if (rotated === null) throw new Problem(409, "wrong_state", "This key is revoked.", "Create another one.");
    return { ...keyView(rotated.key), secret: rotated.secret };
  });

  api.route(REVOKE, async ({ params, actor }) => {
    if (!(await revokeKey(database, actor, params.id))) throw notFound("key");
    return undefined;
  });
}

/** A key that is limited to areas hands out no secret of one that may use others. */
function assertWithin({ key }: Caller, areas: StoredKey["areas"]): void {
  if (key === null || key.areas.length === 0) return;
  if (areas.length > 0 && areas.every((area) => key.areas.includes(area))) return;
  const detail = `Your key is limited to ${key.areas.join(", ")}, and so is what it creates or rotates.`;
  throw new Problem(403, "area_missing", detail, "Name some of these areas, or use another key.");
}

function keyView(key: StoredKey): JsonOf<typeof KEY> {
  const { previousUntil } = key;
  return {
    id: String(key.id),
    name: key.name,
    scope: key.scope,
    hint: key.hint,
    sandbox: key.sandbox,
    areas: key.areas,
    requests_per_minute: key.requestsPerMinute,
    allowed_from: key.allowedFrom,
    expires_at: key.expiresAt?.toISOString() ?? null,
    previous_valid_until: previousUntil !== null && previousUntil > new Date() ? previousUntil.toISOString() : null,
    created_at: key.createdAt.toISOString(),
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
  };
}
