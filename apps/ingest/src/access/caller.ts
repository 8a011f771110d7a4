import { parseCookie, stringifySetCookie } from "cookie";
import type { FastifyRequest } from "fastify";
import type { Scope } from "@rollcall/core";
import { hashSecret, type Database, findBrowserSession, findKey, type StoredKey } from "@rollcall/core";
import { Problem } from "../http/problem.ts";

/** The authenticated client. */
export interface Caller {
  /** Name in the audit log. */
  readonly actor: string;
  readonly scope: Scope;
  /** The key used, also to sign in; null: none is required. */
  readonly key: StoredKey | null;
}

/** Any client on loopback is the user. */
export const LOCAL: Caller = { actor: "local", scope: "admin", key: null };

/** Authenticates a request by key or session cookie; null: it has neither. Throws for an invalid key. */
export async function readCaller(database: Database, request: FastifyRequest): Promise<Caller | null> {
  const bearer = bearerOf(request.headers.authorization);
  if (bearer !== null) {
    const key = await findKey(database, hashSecret(bearer));
    if (!key) throw new Problem(401, "unknown_key", "This key is unknown or revoked.", "Check the key.");
    return { actor: key.name, scope: key.scope, key };
  }
  const cookie = readSessionCookie(request);
  const key = cookie === null ? null : await findBrowserSession(database, hashSecret(cookie));
  return key && { actor: browserActor(key), scope: key.scope, key };
}

/** The audit log's name of a browser that signed in with a key. */
export function browserActor({ name }: Pick<StoredKey, "name">): string {
  return `browser session (${name})`;
}

/** The token of `Authorization: Bearer` (RFC 6750 §2.1). */
function bearerOf(authorization: string | undefined): string | null {
  return /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1] ?? null;
}

const NAME = "rollcall_session";
/** Browsers must sign in again after this, active or not. */
export const SESSION_LIFE_MS = 14 * 24 * 3_600_000;

/** The session cookie; null: none. */
export function readSessionCookie(request: FastifyRequest): string | null {
  return parseCookie(request.headers.cookie ?? "")[NAME] ?? null;
}

/** The Set-Cookie header of a session: HttpOnly, SameSite. `secure`: only over TLS. Null deletes the cookie. */
export function sessionCookie(value: string | null, secure: boolean): string {
  return stringifySetCookie({
    name: NAME,
    value: value ?? "",
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure,
    maxAge: value === null ? 0 : SESSION_LIFE_MS / 1000,
  });
}
