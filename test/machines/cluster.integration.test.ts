import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectQueues, TurnQueues } from "@rollcall/queue";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../cli/command.ts";
import { runProgram } from "../engines/programs.ts";
import { type OwnRedis, startRedisWith } from "../engines/redis-server.ts";
import { withEngines } from "../engines/with-engines.ts";

// The queues on a Redis Cluster of three masters, on loopback.

withEngines("redis-server")("a Redis Cluster", () => {
  const nodes: OwnRedis[] = [];
  let folder = "";
  let redisUrl = "";

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "rollcall-cluster-"));
    const ports: number[] = [];
    for (let node = 0; node < 3; node += 1) {
      const port = await getPort({ host: "127.0.0.1" });
      const bus = await getPort({ host: "127.0.0.1" });
      const home = path.join(folder, String(node));
      await mkdir(home);
      nodes.push(await startRedisWith([`port ${port}`, "cluster-enabled yes", `cluster-port ${bus}`], home));
      ports.push(port);
    }
    const addresses = ports.map((port) => `127.0.0.1:${port}`);
    await runProgram("redis-cli", ["--cluster", "create", ...addresses, "--cluster-yes"]);
    const info = async (): Promise<string> =>
      (await runProgram("redis-cli", ["-p", String(ports[0]), "cluster", "info"])).stdout;
    await until("the cluster is whole", async () => (await info()).includes("cluster_state:ok"), 30_000);
    redisUrl = addresses.map((address) => `redis://${address}`).join(",");
  }, 60_000);

  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  async function openQueues(): Promise<TurnQueues> {
    return new TurnQueues(await connectQueues({ redisUrl, databaseUrl: "", poolSize: 1 }));
  }

  test("Redis Cluster: two processes open, take, delay and end turns, each lane once", async () => {
    const [one, two] = [await openQueues(), await openQueues()];
    const taken: string[] = [];
    const failures: unknown[] = [];
    const turns = Array.from({ length: 20 }, (_, index) => ({ queue: "probe.00", id: `lane#${index}`, data: index }));
    // Before any is taken: a finished lane may be opened again.
    await one.open(turns);
    await two.open(turns);
    for (const queues of [one, two]) {
      queues.serve<number>("probe.00", {
        concurrency: 4,
        onFailure: (error) => failures.push(error),
        async take(_, id) {
          taken.push(id);
          const times = taken.filter((other) => other === id).length;
          return times < 2 ? { type: "again", atMs: Date.now() + 50 } : { type: "end" };
        },
      });
    }
    await expect.poll(() => taken.length).toBe(40);
    await expect.poll(() => one.openCount("probe.00")).toBe(0);
    expect(failures).toEqual([]);
    await one.ping();
    expect(await two.redisFacts()).toMatchObject({ version: expect.stringMatching(/^\d+\./) });
    await Promise.all([one.close(), two.close()]);
  });
});
