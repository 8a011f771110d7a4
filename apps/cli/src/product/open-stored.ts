import { type Database, migrate, openDatabase, runningEmbeddedPostgres } from "@rollcall/db";
import { assertReachable } from "@rollcall/runtime/assert-reachable";
import { readSettingsOrExit } from "@rollcall/runtime/read-settings-or-exit";
import type { OnStop } from "@rollcall/runtime/run-until-stopped";
import { startEmbedded } from "./start-embedded.ts";

const POOL = 2;

/** The database of DATABASE_URL, or the embedded one, whether it runs or not. */
export async function openStored(onStop: OnStop): Promise<Database> {
  const settings = readSettingsOrExit(process.env);
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
