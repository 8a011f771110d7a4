import { parseCookie, stringifySetCookie } from "cookie";
import type { FastifyRequest } from "fastify";
import { SESSION_LIFE_MS } from "@rollcall/core";
import type { AccessPolicy } from "./access-policy.ts";

const NAME = "rollcall_session";

/**
 * Over TLS the prefix has browsers accept the cookie only if it is Secure, for the whole path and for no other host, so
 * that a neighbouring subdomain can't plant one (RFC 6265bis §4.1.3.2).
 */
const nameOf = (overTls: boolean): string => (overTls ? `__Host-${NAME}` : NAME);

/** Whether the browser's side of a connection is TLS: PUBLIC_URL or a trusted proxy says so. */
export function isOverTls({ protocol }: Pick<FastifyRequest, "protocol">, { publicOrigin }: AccessPolicy): boolean {
  return publicOrigin?.startsWith("https:") === true || protocol === "https";
}

/** The value of the session cookie; null: none. */
export function readSessionCookie(request: FastifyRequest, policy: AccessPolicy): string | null {
  return parseCookie(request.headers.cookie ?? "")[nameOf(isOverTls(request, policy))] ?? null;
}

/** The Set-Cookie header of a session: HttpOnly, SameSite=Strict, Path=/; over TLS also Secure. Null deletes the cookie. */
export function sessionCookie(value: string | null, overTls: boolean): string {
  return stringifySetCookie({
    name: nameOf(overTls),
    value: value ?? "",
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: overTls,
    maxAge: value === null ? 0 : SESSION_LIFE_MS / 1000,
  });
}
