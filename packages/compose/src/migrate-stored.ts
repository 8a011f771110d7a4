import { migrate } from "@rollcall/postgres";
import type { Settings } from "@rollcall/settings";
import { storedUrl } from "./engines/stored-url.ts";
import type { OnStop } from "./process/run-until-stopped.ts";

/**
 * Migrates the database of DATABASE_URL, or the embedded one, as each process does when it starts. Returns the names of the
 * migrations that were pending. Throws EngineError if it can't be reached, SchemaAheadError if a newer version has migrated it.
 */
export async function migrateStored(
  settings: Pick<Settings, "databaseUrl" | "dataDir">,
  onStop: OnStop,
): Promise<readonly string[]> {
  const { url } = await storedUrl(settings, onStop);
  return await migrate(url);
}
