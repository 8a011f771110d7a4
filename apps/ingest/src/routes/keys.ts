import { z } from "zod";
import { createKey, readKeys, revokeKey, type StoredKey, SCOPES } from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { notFound } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, time } from "../shapes/common.ts";

export const SCOPE = z.enum(SCOPES).meta({
  id: "Scope",
  description:
    "What a key may do: `read` only reads; `verify` also uploads and starts runs; `admin` may do everything.",
});

const KEY = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: SCOPE,
    hint: z.string().describe("Its first characters, to identify it."),
    created_at: time,
    last_used_at: time.nullable().describe("Accurate to the minute."),
    revoked_at: time.nullable(),
  })
  .meta({ id: "Key" });

const NEW_KEY = KEY.extend({ secret: z.string().describe("The secret key: returned once, and not stored.") }).meta({
  id: "NewKey",
});

/** Display name of a key. */
const keyName = z.string().trim().min(1).max(100);

const ALL = {
  method: "GET",
  path: "/v1/keys",
  tag: "Keys",
  summary: "List keys, without their secrets",
  scope: "admin",
  answers: { 200: z.object({ keys: z.array(KEY) }) },
} as const satisfies RouteDeclaration;

const CREATE = {
  method: "POST",
  path: "/v1/keys",
  tag: "Keys",
  summary: "Create a key",
  description: "The secret is returned only in this response.",
  scope: "admin",
  body: z.object({ name: keyName, scope: SCOPE }),
  answers: { 201: NEW_KEY },
} as const satisfies RouteDeclaration;

const REVOKE = {
  method: "DELETE",
  path: "/v1/keys/:id",
  tag: "Keys",
  summary: "Revoke a key and its browser sessions",
  scope: "admin",
  params: ID_PARAMS,
  answers: { 204: null },
} as const satisfies RouteDeclaration;

/** API keys. */
export function keyRoutes(api: Api, { database }: Services): void {
  api.route(ALL, async () => ({ keys: (await readKeys(database)).map(keyView) }));

  api.route(CREATE, async ({ body, actor, send }) => {
    const { key, secret } = await createKey(database, actor, body);
    return send(201, { ...keyView(key), secret });
  });

  api.route(REVOKE, async ({ params, actor }) => {
    if (!(await revokeKey(database, actor, params.id))) throw notFound("key");
    return undefined;
  });
}

function keyView(key: StoredKey): JsonOf<typeof KEY> {
  return {
    id: String(key.id),
    name: key.name,
    scope: key.scope,
    hint: key.hint,
    created_at: key.createdAt.toISOString(),
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
  };
}
