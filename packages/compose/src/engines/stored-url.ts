import { runningEmbeddedPostgres } from "@rollcall/postgres";
import type { Settings } from "@rollcall/settings";
import type { OnStop } from "../process/run-until-stopped.ts";
import { assertReachable } from "./assert-reachable.ts";
import { namedUrl } from "./named-url.ts";
import { startEmbedded } from "./start-embedded.ts";

/** The URL of DATABASE_URL's database, or of the embedded one, which is started if needed. */
export async function storedUrl(
  settings: Pick<Settings, "databaseUrl" | "dataDir">,
  onStop: OnStop,
): Promise<{ readonly url: string; readonly isRunning: boolean }> {
  const { url, isRunning } = await findUrl(settings, onStop);
  return { url: namedUrl(url, "rollcall-command"), isRunning };
}

async function findUrl(
  settings: Pick<Settings, "databaseUrl" | "dataDir">,
  onStop: OnStop,
): Promise<{ readonly url: string; readonly isRunning: boolean }> {
  if (settings.databaseUrl !== null) {
    await assertReachable("DATABASE_URL", settings.databaseUrl);
    return { url: settings.databaseUrl, isRunning: false };
  }
  const running = await runningEmbeddedPostgres(settings.dataDir);
  if (running !== null) return { url: running, isRunning: true };
  return { url: (await startEmbedded(settings.dataDir, onStop)).url, isRunning: false };
}
