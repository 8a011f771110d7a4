import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectQueues } from "@rollcall/queue";
import getPort from "get-port";
import { expect, onTestFinished, test } from "vitest";
import { isInstalled } from "../real-servers/is-installed.ts";
import { startRedisWith } from "./redis-server.ts";

test.skipIf(!isInstalled("redis-server"))("ping: a Redis that refuses is away in its own words", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-redis-"));
  const port = await getPort({ host: "127.0.0.1" });
  const server = await startRedisWith([`port ${port}`, "requirepass secret"], folder);
  const queues = await connectQueues({ redisUrl: `redis://127.0.0.1:${port}`, databaseUrl: "", poolSize: 1 });
  onTestFinished(async () => {
    await queues.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const words = (): Promise<string> =>
    queues.ping().then(
      () => "there",
      (error: Error) => error.message,
    );
  await expect.poll(words).toMatch(/NOAUTH/);
});
