import { isIP } from "node:net";
import { type Actor, createSignInLink, type Database, hasKeys } from "@rollcall/core";
import type { Settings } from "@rollcall/settings";

/** The settings that say where browsers find the server. */
export type SignInPlace = Pick<Settings, "publicUrl" | "host" | "port">;

/**
 * Creates a sign-in link for the server's terminal. It is a secret: print it there, and keep it out of logs. `nowMs`:
 * milliseconds since the epoch.
 */
export async function makeSignInLink(
  database: Database,
  place: SignInPlace,
  by: Actor,
  nowMs: number,
): Promise<string> {
  const token = await createSignInLink(database, by, nowMs);
  return `${originOf(place)}/sign-in?token=${token}`;
}

/**
 * The link to print when a server has started; null: none. What is not a terminal is kept as a log, so there it is
 * printed only while no key exists, which is the other way in.
 */
export async function linkAtStart(
  database: Database,
  place: SignInPlace,
  isTerminal: boolean,
  nowMs: number,
): Promise<string | null> {
  if (!isTerminal && (await hasKeys(database))) return null;
  return await makeSignInLink(database, place, null, nowMs);
}

/** Where a browser finds the server: at PUBLIC_URL, else at its address; on this machine if it listens on all of them. */
export function originOf({ publicUrl, host, port }: SignInPlace): string {
  if (publicUrl !== null) return publicUrl;
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}
