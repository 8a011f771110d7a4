import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import type { Settings } from "@rollcall/settings";
import type { OnStop } from "../process/run-until-stopped.ts";
import { storedUrl } from "./stored-url.ts";

/** Commands do one thing at a time. */
const POOL = 2;

/** Opens the database of DATABASE_URL, or the embedded one, starting it if needed. */
export async function openStored(
  settings: Pick<Settings, "databaseUrl" | "dataDir">,
  onStop: OnStop,
): Promise<Database> {
  const { url } = await storedUrl(settings, onStop);
  await migrate(url);
  const database = openDatabase(url, POOL);
  onStop(() => database.close());
  return database;
}
