import type { FastifyRequest } from "fastify";
import type { Scope } from "@rollcall/core";
import { Problem } from "../problem.ts";
import { readSessionCookie } from "./session-cookie.ts";
import { hashSecret, type Database, findBrowserSession, findKey, type StoredKey } from "@rollcall/core";

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
