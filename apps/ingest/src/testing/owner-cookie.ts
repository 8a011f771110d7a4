import { createSecret, type Database, insertBrowserSession } from "@rollcall/core";
import { sessionCookie } from "../access/session-cookie.ts";

/** Signs a browser in as the owner, as a sign-in link does: returns its Cookie header. `overTls`: by PUBLIC_URL. */
export async function ownerCookie(database: Database, overTls = false): Promise<string> {
  const { text, hash } = createSecret("");
  await insertBrowserSession(database, null, { hash, keyId: null, nowMs: Date.now() });
  return sessionCookie(text, overTls).split(";")[0] ?? "";
}
