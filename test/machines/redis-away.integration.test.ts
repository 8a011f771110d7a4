import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectQueues } from "@rollcall/queue";
import getPort from "get-port";
import { expect, onTestFinished, test } from "vitest";
import { startRedisWith } from "../engines/redis-server.ts";
import { withEngines } from "../engines/with-engines.ts";

withEngines("redis-server")("a Redis with a password that we don't have", () => {
  test("ping: an unavailable Redis is reported", async () => {
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
});
