import type { AccessPolicy } from "./access-policy.ts";
import { type Database, hasKeys } from "@rollcall/core";

/** What to tell whoever starts a server that nobody can use yet; null: nothing. */
export async function firstKeyHint(database: Database, { keysRequired }: AccessPolicy): Promise<string | null> {
  if (!keysRequired || (await hasKeys(database))) return null;
  return (
    "Others can reach this server, so it asks for a key, and there is none yet. " +
    'Make the first one: npm run keys -- create --name "me" --scope admin, or with Docker Compose: ' +
    'docker compose exec ingest node apps/cli/src/keys.ts create --name "me" --scope admin'
  );
}
