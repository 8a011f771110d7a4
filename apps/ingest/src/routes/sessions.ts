import { z } from "zod";
import { type BrowserSession, endBrowserSessions, readBrowserSessions, type SessionHolder } from "@rollcall/core";
import { type Caller, ownSessions, sessionName } from "../access/caller.ts";
import { isOverTls, sessionCookie } from "../access/session-cookie.ts";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { notFound } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, time } from "../shapes/common.ts";
import { SCOPE } from "./keys.ts";

const OPEN_SESSION = z
  .object({
    id: z.string(),
    name: z.string().describe("The name of the key that it was opened with, or `Owner` after a sign-in link."),
    scope: SCOPE,
    current: z.boolean().describe("Whether this request belongs to it."),
    created_at: time,
    last_used_at: time.describe("Accurate to the minute. After seven days without use a session ends."),
    expires_at: time.describe("When it ends at the latest."),
  })
  .meta({ id: "OpenSession" });

const ALL = {
  method: "GET",
  path: "/v1/sessions",
  tag: "Session",
  summary: "List signed-in browsers",
  description: "Those that signed in as you did; with the scope `admin`, all.",
  scope: "read",
  answers: { 200: z.object({ sessions: z.array(OPEN_SESSION) }) },
} as const satisfies RouteDeclaration;

const END = {
  method: "DELETE",
  path: "/v1/sessions/:id",
  tag: "Session",
  summary: "Sign a browser out",
  description: "One that signed in as you did; with the scope `admin`, any.",
  scope: "read",
  params: ID_PARAMS,
  answers: { 204: null },
} as const satisfies RouteDeclaration;

const END_ALL = {
  method: "DELETE",
  path: "/v1/sessions",
  tag: "Session",
  summary: "Sign out everywhere",
  description: "Signs out every browser that signed in as you did, this one included.",
  scope: "read",
  gives: ["Set-Cookie"],
  answers: { 204: null },
} as const satisfies RouteDeclaration;

/** Signed-in browsers. */
export function sessionListRoutes(api: Api, { database, clock, access }: Services): void {
  api.route(ALL, async ({ caller }) => {
    const sessions = await readBrowserSessions(database, visibleTo(caller), clock.nowMs());
    return { sessions: sessions.map((session) => sessionView(session, caller)) };
  });

  api.route(END, async ({ params, caller, actor }) => {
    if ((await endBrowserSessions(database, actor, visibleTo(caller), params.id)) === 0) throw notFound("session");
    return undefined;
  });

  api.route(END_ALL, async ({ request, caller, actor, send }) => {
    await endBrowserSessions(database, actor, ownSessions(caller), null);
    return send(204, undefined, { "set-cookie": sessionCookie(null, isOverTls(request, access)) });
  });
}

/** Admins see all sessions, others those that were opened with their key. */
function visibleTo(caller: Caller): SessionHolder {
  return caller.scope === "admin" ? "all" : ownSessions(caller);
}

function sessionView(session: BrowserSession, { sessionId }: Caller): JsonOf<typeof OPEN_SESSION> {
  return {
    id: String(session.id),
    name: sessionName(session.key),
    scope: session.key?.scope ?? "admin",
    current: session.id === sessionId,
    created_at: session.createdAt.toISOString(),
    last_used_at: session.lastUsedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  };
}
