import type { FastifyRequest } from "fastify";
import {
  type BrowserSession,
  type Clock,
  type Database,
  findBrowserSession,
  findKey,
  hashSecret,
  type Scope,
  type SessionHolder,
  type StoredKey,
} from "@rollcall/core";
import { Problem } from "../http/problem.ts";
import type { AccessPolicy } from "./access-policy.ts";
import { readSessionCookie } from "./session-cookie.ts";

/** The authenticated client. */
export interface Caller {
  /** Name in the audit log. */
  readonly actor: string;
  /** The key's name, or `Owner`. */
  readonly name: string;
  readonly scope: Scope;
  /** The key used, also to sign in; null: a browser of the owner. */
  readonly key: StoredKey | null;
  /** The browser session; null: a program with a key. */
  readonly sessionId: number | null;
}

/** What authentication needs. */
export interface AccessParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly access: AccessPolicy;
}

/** The name of those who signed in with a link from the server's terminal. */
const OWNER = "Owner";

/** Authenticates a request by key or session cookie; null: it has neither. Throws for an invalid key. */
export async function readCaller(parts: AccessParts, request: FastifyRequest): Promise<Caller | null> {
  const bearer = bearerOf(request.headers.authorization);
  if (bearer !== null) {
    const key = await validKey(parts.database, bearer);
    return { actor: key.name, name: key.name, scope: key.scope, key, sessionId: null };
  }
  const session = await readSession(parts, request);
  if (session === null) return null;
  const { id, key } = session;
  return { actor: browserActor(key), name: sessionName(key), scope: key?.scope ?? "admin", key, sessionId: id };
}

/** The key of a secret. Throws a Problem if it is unknown, revoked or expired. */
export async function validKey(database: Database, secret: string): Promise<StoredKey> {
  const key = await findKey(database, hashSecret(secret));
  if (key === null) throw new Problem(401, "unknown_key", "This key is unknown or revoked.", "Check the key.");
  if (key === "expired") throw new Problem(401, "key_expired", "This key has expired.", "Create another one.");
  return key;
}

/** The browser session of a request; null: none. */
export async function readSession(
  { database, clock, access }: AccessParts,
  request: FastifyRequest,
): Promise<BrowserSession | null> {
  const cookie = readSessionCookie(request, access);
  return cookie === null ? null : await findBrowserSession(database, hashSecret(cookie), clock.nowMs());
}

/** The name of a browser session, by its key; null: it followed a sign-in link. */
export function sessionName(key: Pick<StoredKey, "name"> | null): string {
  return key?.name ?? OWNER;
}

/** The audit log's name of a browser session. */
export function browserActor(key: Pick<StoredKey, "name"> | null): string {
  return `browser session (${sessionName(key)})`;
}

/** Whose sessions are a caller's own: those opened with the same key, or the owner's. */
export function ownSessions({ key }: Caller): SessionHolder {
  return { keyId: key?.id ?? null };
}

/** What a caller's requests are counted by. */
export function clientOf({ key, sessionId }: Caller): string {
  return key === null ? `session ${sessionId}` : `key ${key.id}`;
}

/** Whose slots a request takes: those of its key, also where a browser signed in with it. */
export function slotOwner({ caller }: Pick<FastifyRequest, "caller">): string {
  return caller?.key ? `key ${caller.key.id}` : "local";
}

/** The token of `Authorization: Bearer` (RFC 6750 §2.1). Clients of Reacher send the key alone. */
function bearerOf(authorization: string | undefined): string | null {
  const sent = /^(?:bearer +(?<token>\S+)|(?<key>rc_\S+)) *$/i.exec(authorization ?? "")?.groups;
  return sent?.["token"] ?? sent?.["key"] ?? null;
}
