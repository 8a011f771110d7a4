import { z } from "zod";
import {
  createSecret,
  hashSecret,
  deleteBrowserSession,
  findBrowserSession,
  findKey,
  insertBrowserSession,
} from "@rollcall/core";
import {
  browserActor,
  LOCAL,
  readCaller,
  readSessionCookie,
  SESSION_LIFE_MS,
  sessionCookie,
} from "../access/caller.ts";
import type { Refusals } from "../access/refusals.ts";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { SCOPE } from "./keys.ts";

const SESSION = z
  .object({
    required: z.boolean().describe("Whether a key is required; it isn't on loopback."),
    signed_in: z.boolean(),
    scope: SCOPE.nullable().describe("Scope of this browser session."),
    name: z.string().nullable().describe("The key's name."),
  })
  .meta({ id: "Session" });

const READ = {
  method: "GET",
  path: "/v1/session",
  tag: "Session",
  summary: "Get the browser session",
  scope: "none",
  answers: { 200: SESSION },
} as const satisfies RouteDeclaration;

const SIGN_IN = {
  method: "POST",
  path: "/v1/session",
  tag: "Session",
  summary: "Sign in with a key",
  description: "Sets an HttpOnly session cookie.",
  scope: "none",
  requestsPerMinute: 30,
  body: z.object({ key: z.string().trim().min(1).max(500) }),
  gives: ["Set-Cookie"],
  answers: { 204: null },
} as const satisfies RouteDeclaration;

const SIGN_OUT = {
  method: "DELETE",
  path: "/v1/session",
  tag: "Session",
  summary: "Sign out",
  scope: "none",
  gives: ["Set-Cookie"],
  answers: { 204: null },
} as const satisfies RouteDeclaration;

/** Browser sessions: exchanges a key for a cookie. */
export function sessionRoutes(api: Api, { database, access }: Services, refusals: Refusals): void {
  const secure = access.publicOrigin?.startsWith("https:") ?? false;

  api.route(READ, async ({ request }) => {
    // An expired key counts as none.
    const caller = await readCaller(database, request).catch(ignoreProblem);
    const { scope } = caller ?? (access.keysRequired ? { scope: null } : LOCAL);
    return { required: access.keysRequired, signed_in: caller !== null, scope, name: caller?.key?.name ?? null };
  });

  api.route(SIGN_IN, async ({ body, request, send }) => {
    const key = await findKey(database, hashSecret(body.key));
    if (!key) {
      await refusals.add();
      throw new Problem(401, "unknown_key", "This key is unknown or revoked.", "Check the key.");
    }
    await signOut(readSessionCookie(request));
    const { text, hash } = createSecret("");
    const expiresAt = new Date(Date.now() + SESSION_LIFE_MS);
    await insertBrowserSession(database, browserActor(key), { hash, keyId: key.id, expiresAt });
    return send(204, undefined, { "set-cookie": sessionCookie(text, secure) });
  });

  api.route(SIGN_OUT, async ({ request, send }) => {
    await signOut(readSessionCookie(request));
    return send(204, undefined, { "set-cookie": sessionCookie(null, secure) });
  });

  async function signOut(cookie: string | null): Promise<void> {
    if (cookie === null) return;
    const hash = hashSecret(cookie);
    const key = await findBrowserSession(database, hash);
    await deleteBrowserSession(database, key && browserActor(key), hash);
  }
}

function ignoreProblem(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}
