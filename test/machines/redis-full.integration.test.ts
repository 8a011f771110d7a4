import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { expect, onTestFinished, test } from "vitest";
import { end, startWorkerProcess } from "../chaos/processes.ts";
import { freshDatabase } from "../engines/postgres.ts";
import { startRedisWith } from "../engines/redis-server.ts";
import { withEngines } from "../engines/with-engines.ts";

withEngines("redis-server")("a Redis that is full", () => {
  test("a worker that starts says so once, in an operator's words, and without the script that failed", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "rollcall-redis-"));
    const port = await getPort({ host: "127.0.0.1" });
    const server = await startRedisWith([`port ${port}`, "maxmemory 1kb", "maxmemory-policy allkeys-lru"], folder);
    onTestFinished(async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const environment = {
      DATABASE_URL: await freshDatabase(),
      REDIS_URL: `redis://127.0.0.1:${port}`,
      HELO_NAME: "verify.quillmoor-foundry.com",
      MAIL_FROM: "postmaster@verify.quillmoor-foundry.com",
      LOG_LEVEL: "warn",
    };
    const log = path.join(folder, "log");
    const worker = await startWorkerProcess(environment, log);
    onTestFinished(() => end(worker, "SIGTERM"));
    const said = (): Promise<string> => readFile(log, "utf8");
    await expect.poll(said, { timeout: 20_000 }).toMatch(/"msg":"Redis is full: [^"]*noeviction/u);
    expect(await said()).not.toContain("KEYS[1]");
    expect((await said()).match(/"msg":"Redis is full/gu)).toHaveLength(1);
  });
});
