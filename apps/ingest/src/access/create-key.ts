import type { Scope } from "../api/declaration.ts";
import { createSecret } from "./secret.ts";
import { type Database, insertKey, type StoredKey, type Actor } from "@rollcall/core";

/** Makes a key. Its secret is in the answer, and nowhere else. */
export async function createKey(
  database: Database,
  by: Actor,
  { name, scope }: { readonly name: string; readonly scope: Scope },
): Promise<{ readonly key: StoredKey; readonly secret: string }> {
  const { text, hash, hint } = createSecret("rc_");
  return { key: await insertKey(database, by, { name, scope, hash, hint }), secret: text };
}
