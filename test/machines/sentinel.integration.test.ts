import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectQueues, TurnQueues } from "@rollcall/queue";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../cli/command.ts";
import { runProgram } from "../engines/programs.ts";
import { type OwnRedis, startRedisWith, startSentinelWith } from "../engines/redis-server.ts";
import { withEngines } from "../engines/with-engines.ts";

// The queues on a master that three sentinels watch, on loopback, and that is killed.

withEngines("redis-server")("Redis Sentinel", () => {
  const running: OwnRedis[] = [];
  let folder = "";
  const sentinels: number[] = [];
  let master: OwnRedis;

  const home = async (name: string): Promise<string> => {
    await mkdir(path.join(folder, name));
    return path.join(folder, name);
  };
  const freePort = (): Promise<number> => getPort({ host: "127.0.0.1" });
  const ask = async (port: number, ...command: string[]): Promise<string> =>
    (await runProgram("redis-cli", ["-p", String(port), ...command])).stdout;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "rollcall-sentinel-"));
    const [first, second] = [await freePort(), await freePort()];
    const secured = ["requirepass pass@word", "masterauth pass@word"];
    master = await startRedisWith([`port ${first}`, ...secured], await home("master"));
    const replica = [`port ${second}`, `replicaof 127.0.0.1 ${first}`, "repl-diskless-sync-delay 0", ...secured];
    running.push(await startRedisWith(replica, await home("replica")));
    for (let index = 0; index < 3; index += 1) {
      const port = await freePort();
      const watching = [
        `port ${port}`,
        `sentinel monitor lists 127.0.0.1 ${first} 2`,
        "sentinel auth-pass lists pass@word",
        "sentinel down-after-milliseconds lists 500",
        "sentinel failover-timeout lists 3000",
      ];
      running.push(await startSentinelWith(watching, await home(`sentinel-${index}`)));
      sentinels.push(port);
    }
    await until(
      "the sentinels know each other and the replica",
      async () => {
        const known = await Promise.all(sentinels.map((port) => ask(port, "sentinel", "master", "lists")));
        return known.every((text) => /num-slaves\n1\nnum-other-sentinels\n2\n/.test(text));
      },
      30_000,
    );
  }, 60_000);

  afterAll(async () => {
    await Promise.all(running.map((one) => one.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  test("Redis Sentinel: turns go on at the new master when the old one is killed", { timeout: 60_000 }, async () => {
    const [first, ...others] = sentinels.map((port) => `127.0.0.1:${port}`);
    const redisUrl = [
      `redis://:pass%40word@${first}/?sentinel=lists`,
      ...others.map((other) => `redis://${other}`),
    ].join(",");
    const queues = new TurnQueues(await connectQueues({ redisUrl, databaseUrl: "", poolSize: 1 }));
    const taken: string[] = [];
    queues.serve<number>("probe.00", {
      concurrency: 2,
      onFailure: () => {},
      take: async (_, id) => {
        taken.push(id);
        return { type: "end" };
      },
    });
    await queues.open([{ queue: "probe.00", id: "before#0", data: 0 }]);
    await expect.poll(() => taken).toEqual(["before#0"]);

    await master.stop();
    // Waits until there is a master again.
    await queues.open([{ queue: "probe.00", id: "after#0", data: 0 }]);
    await expect.poll(() => taken, { timeout: 30_000 }).toContain("after#0");
    await queues.ping();
    await queues.close();
  });
});
