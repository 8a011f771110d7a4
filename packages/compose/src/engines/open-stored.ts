import { type Database, migrate, openDatabase, runningEmbeddedPostgres } from "@rollcall/postgres";
import type { Settings } from "@rollcall/settings";
import type { OnStop } from "../process/run-until-stopped.ts";
import { assertReachable } from "./assert-reachable.ts";
import { startEmbedded } from "./start-embedded.ts";

/** Commands do one thing at a time. */
const POOL = 2;

/** Opens the database of DATABASE_URL, or the embedded one, starting it if needed. */
export async function openStored(
  settings: Pick<Settings, "databaseUrl" | "dataDir">,
  onStop: OnStop,
): Promise<Database> {
  if (settings.databaseUrl !== null) await assertReachable("DATABASE_URL", settings.databaseUrl);
  const url =
    settings.databaseUrl ??
    (await runningEmbeddedPostgres(settings.dataDir)) ??
    (await startEmbedded(settings.dataDir, onStop)).url;
  await migrate(url);
  const database = openDatabase(url, POOL);
  onStop(() => database.close());
  return database;
}
