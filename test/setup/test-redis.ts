import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { declareEngines, lacksOf } from "../engines/engines.ts";
import { startRedisWith } from "../engines/redis-server.ts";

/** One per concurrent suite: a suite may flush its database. */
const OWN_DATABASES = 16_384;
/** Redis's default. */
const USUAL_DATABASES = 16;

/** Redis for the test run: REDIS_URL if set, else `redis-server` from PATH, else null. */
export async function startTestRedis(): Promise<{ url: string; databases: number; stop(): Promise<void> } | null> {
  const given = process.env["REDIS_URL"];
  if (given) return { url: given, databases: USUAL_DATABASES, async stop() {} };
  if (lacksOf(["redis-server"]).length > 0) return null;
  declareEngines(["redis-server"]);
  const port = await getPort({ host: "127.0.0.1" });
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-test-redis-"));
  const server = await startRedisWith([`port ${port}`, `databases ${OWN_DATABASES}`], folder);
  return {
    url: `redis://127.0.0.1:${port}`,
    databases: OWN_DATABASES,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
