import { parseCookie, stringifySetCookie } from "cookie";
import type { FastifyRequest } from "fastify";

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
