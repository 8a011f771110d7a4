import type { FastifyRequest } from "fastify";
import type { Scope } from "@rollcall/core";
import { Problem } from "../http/problem.ts";
import { hashSecret, type Database, findBrowserSession, findKey, type StoredKey } from "@rollcall/core";
import { parseCookie, stringifySetCookie } from "cookie";

/** Who asks. */
export interface Caller {
  /** For the audit log. */
  readonly actor: string;
  readonly scope: Scope;
  /** The key that it has, or signed in with; null: none is required here. */
  readonly key: StoredKey | null;
}

/** Whoever can reach a server on loopback is its user. */
export const LOCAL: Caller = { actor: "local", scope: "admin", key: null };

/** Who asks, by its key or its browser's cookie; null: it has neither. Throws where a key was given that is not good. */
export async function readCaller(database: Database, request: FastifyRequest): Promise<Caller | null> {
  const bearer = bearerOf(request.headers.authorization);
  if (bearer !== null) {
    const key = await findKey(database, hashSecret(bearer));
    if (!key) throw new Problem(401, "unknown_key", "This key is not known here, or was revoked.", "Check the key.");
    return { actor: key.name, scope: key.scope, key };
  }
  const cookie = readSessionCookie(request);
  const key = cookie === null ? null : await findBrowserSession(database, hashSecret(cookie));
  return key && { actor: browserActor(key), scope: key.scope, key };
}

/** What the audit log calls whoever signed in with a key. */
export function browserActor({ name }: Pick<StoredKey, "name">): string {
  return `browser session (${name})`;
}

/** The token of `Authorization: Bearer` (RFC 6750 §2.1). */
function bearerOf(authorization: string | undefined): string | null {
  return /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1] ?? null;
}

const NAME = "rollcall_session";
/** A browser signs in again after this, whatever it did in between. */
export const SESSION_LIFE_MS = 14 * 24 * 3_600_000;

/** What a browser shows to be known again; null: nothing. */
export function readSessionCookie(request: FastifyRequest): string | null {
  return parseCookie(request.headers.cookie ?? "")[NAME] ?? null;
}

/**
 * The header that gives a browser its cookie: out of scripts' sight, and never sent along with what another site asks for.
 * `secure`: never without TLS. Null takes it away.
 */
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
