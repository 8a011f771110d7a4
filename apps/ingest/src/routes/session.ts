import { z } from "zod";
import { createSecret, endBrowserSessions, followSignInLink, insertBrowserSession } from "@rollcall/core";
import type { FastifyRequest } from "fastify";
import { browserActor, readCaller, readSession, validKey } from "../access/caller.ts";
import { keyRefusal } from "../access/key-refusal.ts";
import type { Refusals } from "../access/refusals.ts";
import { isOverTls, sessionCookie } from "../access/session-cookie.ts";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { SCOPE } from "./keys.ts";

const SESSION = z
  .object({
    signed_in: z.boolean(),
    scope: SCOPE.nullable().describe("Scope of this browser session."),
    name: z.string().nullable().describe("The key's name, or `Owner` after a sign-in link."),
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

const FOLLOW_LINK = {
  method: "POST",
  path: "/v1/session/link",
  tag: "Session",
  summary: "Sign in with a sign-in link",
  description:
    "The server's terminal shows the link. It works once, within 15 minutes, and signs the browser in as the owner. Sets an HttpOnly session cookie.",
  scope: "none",
  requestsPerMinute: 30,
  body: z.object({ token: z.string().trim().min(1).max(500).describe("`token` of the link.") }),
  gives: ["Set-Cookie"],
  answers: { 204: null },
} as const satisfies RouteDeclaration;

const SIGN_OUT = {
  method: "DELETE",
  path: "/v1/session",
  tag: "Session",
  summary: "Sign out",
  scope: "none",
  gives: ["Set-Cookie", "Clear-Site-Data"],
  answers: { 204: null },
} as const satisfies RouteDeclaration;

/** This browser's session: exchanges a key or a sign-in link for a cookie. */
export function sessionRoutes(api: Api, services: Services, refusals: Refusals): void {
  const { database, clock, access } = services;

  api.route(READ, async ({ request }) => {
    // An expired key counts as none.
    const caller = await readCaller(services, request).catch(ignoreProblem);
    return { signed_in: caller !== null, scope: caller?.scope ?? null, name: caller?.name ?? null };
  });

  api.route(SIGN_IN, async ({ body, request, send }) => {
    const key = await validKey(database, body.key).catch(async (error: unknown) => {
      if (error instanceof Problem) await refusals.add(request.ip);
      throw error;
    });
    const refused = keyRefusal(key, { ip: request.ip, area: null, sandbox: false });
    if (refused !== null) {
      await refusals.add(request.ip);
      throw refused;
    }
    await signOut(request);
    const { text, hash } = createSecret("");
    await insertBrowserSession(database, browserActor(key), { hash, keyId: key.id, nowMs: clock.nowMs() });
    return send(204, undefined, { "set-cookie": sessionCookie(text, isOverTls(request, access)) });
  });

  api.route(FOLLOW_LINK, async ({ body, request, send }) => {
    const { text, hash } = createSecret("");
    const link = { token: body.token, sessionHash: hash, nowMs: clock.nowMs() };
    if (!(await followSignInLink(database, browserActor(null), link))) {
      await refusals.add(request.ip);
      const hint = "Make another one on the server: npm run keys -- sign-in-link";
      throw new Problem(401, "unknown_link", "This sign-in link was used already, or has expired.", hint);
    }
    await signOut(request);
    return send(204, undefined, { "set-cookie": sessionCookie(text, isOverTls(request, access)) });
  });

  api.route(SIGN_OUT, async ({ request, send }) => {
    await signOut(request);
    return send(204, undefined, {
      "set-cookie": sessionCookie(null, isOverTls(request, access)),
      // Pages and answers that the browser keeps; its settings of the app stay.
      "clear-site-data": '"cache"',
    });
  });

  /** Ends the session that the browser has. */
  async function signOut(request: FastifyRequest): Promise<void> {
    const session = await readSession(services, request);
    if (session) await endBrowserSessions(database, browserActor(session.key), "all", session.id);
  }
}

function ignoreProblem(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}
