import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../cli/command.ts";
import { withEngines } from "../engines/with-engines.ts";
import { type ComposeFile, readComposeFile, readEnvFile, ROOT } from "./compose-file.ts";
import { type DockerEngine, startEngine } from "./engine/docker-engine.ts";
import { importStandIns } from "./engine/stand-in-images.ts";

// The real Dockerfile and Compose files on a real Docker engine; only the base images are stand-ins.

/** Every character with a special meaning in URLs, env files, shells or YAML. */
const PASSWORD = "k3/Zq+Vb8@#x==%2F:&?$HOME";
/** What the image adds to Node's. */
const OURS_LIMIT_BYTES = 35e6;
const BUILD_LIMIT_MS = 600_000;
const RUN_LIMIT_MS = 300_000;

/** A PostgreSQL of somebody, and what waits for it. */
const DATABASE = {
  image: "docker.io/library/postgres:18-bookworm",
  environment: { POSTGRES_USER: "rollcall", POSTGRES_DB: "rollcall", POSTGRES_PASSWORD: "${PGPASSWORD}" },
  healthcheck: { test: ["CMD", "pg_isready", "--host=127.0.0.1"], interval: "2s", retries: 30 },
};
const LATER = { depends_on: { postgres: { condition: "service_healthy" } } };

/** From samples/contacts.csv: its header and some rows of each kind, except those with slow name servers. */
const LIST = readFileSync("samples/contacts.csv", "utf8")
  .split("\n")
  .slice(0, 30)
  .filter((line) => !line.includes("quillmoor-catering"))
  .join("\n");

withEngines("docker", "redis-server")("on a Docker engine", () => {
  let engine: DockerEngine;
  let folder: string;
  let port: number;

  /** `docker compose` over a set of files, with this test's settings over those of the simulation. */
  const compose = async (overrides: readonly string[], ...args: readonly string[]): Promise<string> => {
    const files = ["docker-compose.yml", ...overrides, `${folder}/here.yml`].flatMap((file) => ["-f", file]);
    const settings = ["--env-file", "ops/simulated/compose.env", "--env-file", `${folder}/here.env`];
    const run = (...words: readonly string[]): Promise<string> =>
      engine.docker(["compose", ...files, "--project-directory", ".", ...settings, ...words], { cwd: ROOT });
    return await run(...args).catch(async (error: unknown) => {
      throw new Error(`${String(error)}\n${await run("logs", "--tail", "20")}`, { cause: error });
    });
  };
  const simulated = (...args: readonly string[]): Promise<string> => compose(["ops/simulated/compose.yml"], ...args);
  const health = (service: string): Promise<string> =>
    simulated("ps", "--all", "--format", "{{.Service}} {{.Health}} {{.State}}", service);

  const sizeOf = async (image: string): Promise<number> =>
    Number(await engine.docker(["image", "inspect", "--format", "{{.Size}}", image]));

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "rollcall-compose-"));
    // The containers' user reads a file there.
    await chmod(folder, 0o755);
    port = await getPort({ host: "127.0.0.1" });
    const settings = {
      POSTGRES_PASSWORD: `'${PASSWORD}'`,
      PORT: port,
      FRESH_DAYS: "deliverable=1",
      // Stubborn servers are given up quickly; only simulated ones can be reached at all.
      RETRY_SCHEDULE: "1s,3s",
      DNS_SERVERS: "127.0.0.1:9",
      POSTGRES_PORT: await getPort({ host: "127.0.0.1" }),
      REDIS_PORT: await getPort({ host: "127.0.0.1" }),
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    await writeFile(path.join(folder, "here.env"), lines.join(""));
    // The engine has no outbound network: npm uses the host's.
    await writeFile(path.join(folder, "here.yml"), "services: { ingest: { build: { network: host } } }\n");
    engine = await startEngine();
    await importStandIns(engine);
  }, BUILD_LIMIT_MS);

  afterAll(async () => {
    await simulated("down", "--volumes", "--timeout", "10").catch(() => {});
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }, BUILD_LIMIT_MS);

  test("compose-file.ts: reads the files as Compose does", async () => {
    const variables = readEnvFile("ops/simulated/compose.env");
    for (const overrides of [[], ["ops/simulated/compose.yml"], ["ops/egress/compose.yml"]]) {
      const files = ["docker-compose.yml", ...overrides].flatMap((file) => ["-f", file]);
      const args = ["compose", ...files, "--project-directory", ".", "--env-file", "ops/simulated/compose.env"];
      const read = JSON.parse(
        await engine.docker([...args, "config", "--format", "json"], { cwd: ROOT }),
      ) as ComposeFile;
      const ours = readComposeFile(variables, overrides);
      expect(read.name).toBe(ours.name);
      for (const [name, { environment, command, network_mode, healthcheck }] of Object.entries(ours.services)) {
        const service = { environment, command, network_mode, healthcheck: healthcheck && { test: healthcheck.test } };
        expect(read.services[name]).toMatchObject(JSON.parse(JSON.stringify(service)) as object);
      }
    }
  });

  test(
    "docker compose up: builds the image once, and everything becomes healthy",
    { timeout: BUILD_LIMIT_MS },
    async () => {
      await simulated("up", "--detach", "--wait");
      expect(await health("ingest")).toMatch(/healthy running/);
      expect(await simulated("ps", "--format", "{{.Service}} {{.State}}")).not.toMatch(/restarting|exited/);
      const images = await engine.docker(["image", "ls", "--all", "--format", "{{.Repository}}"]);
      expect(
        images
          .trim()
          .split("\n")
          .filter((name) => name === "rollcall" || name === "<none>"),
      ).toEqual(["rollcall"]);
      expect((await sizeOf("rollcall")) - (await sizeOf("node:24-bookworm-slim"))).toBeLessThan(OURS_LIMIT_BYTES);
      const logs = await simulated("logs", "ingest", "worker");
      for (const piece of PASSWORD.split(/\W+/).filter((one) => one.length > 2)) expect(logs).not.toContain(piece);
    },
  );

  test(
    "docker compose: a list is verified through the published port, by two workers",
    { timeout: RUN_LIMIT_MS },
    async () => {
      await simulated("up", "--detach", "--no-recreate", "--scale", "worker=2");
      const printed = await simulated("exec", "-T", "ingest", "rollcall", "keys", "create", "--name", "me");
      const [key] = printed.split("\n");
      const ask = async <Body>(what: string, init: RequestInit = {}): Promise<Body> => {
        const headers = { authorization: `Bearer ${key}`, "content-type": "text/csv" };
        const response = await fetch(`http://127.0.0.1:${port}/v1${what}`, { ...init, headers });
        const text = await response.text();
        if (!response.ok) throw new Error(`${what}: ${response.status} ${text}`);
        return (text.startsWith("{") ? JSON.parse(text) : text) as Body;
      };
      const { id } = await ask<{ id: string }>("/lists?file_name=people.csv&start=true", {
        method: "POST",
        body: LIST,
      });
      const state = async (): Promise<unknown> =>
        (await ask<{ run: { state: string } | null }>(`/lists/${id}`)).run?.state;
      await until("the run is over", async () => (await state()) === "completed", RUN_LIMIT_MS);
      const cleaned = await ask<string>(`/lists/${id}/export?preset=everything&format=csv`);
      expect(cleaned).toContain("deliverable,accepted");
      expect(cleaned).toContain("undeliverable,mailbox_not_found");
      const workers = await simulated("ps", "--all", "--quiet", "worker");
      expect(workers.trim().split("\n")).toHaveLength(2);
      const restarts = await engine.docker(["inspect", "--format", "{{.RestartCount}}", ...workers.trim().split("\n")]);
      expect(restarts.trim().split("\n")).toEqual(["0", "0"]);
    },
  );

  test("docker compose: settings arrive, containers are locked down, and SIGTERM stops them cleanly", async () => {
    const look = "console.log(process.env.FRESH_DAYS, process.getuid(), require('fs').existsSync('/config/README.md'))";
    expect(await simulated("exec", "-T", "ingest", "node", "-e", look)).toContain("deliverable=1 1000 true");
    const write = "require('fs').writeFileSync('/app/x', '')";
    await expect(simulated("exec", "-T", "ingest", "node", "-e", write)).rejects.toThrow("read-only file system");
    await simulated("stop");
    const ids = (await simulated("ps", "--all", "--quiet")).trim().split("\n");
    const codes = await engine.docker(["inspect", "--format", "{{.State.ExitCode}}", ...ids]);
    expect(new Set(codes.trim().split("\n"))).toEqual(new Set(["0"]));
  });

  test("ops/egress/compose.yml: the worker uses an address of this machine, and reaches the engines", async () => {
    // This address doesn't exist in a bridge's network, and the worker would not start.
    const address = Object.values(networkInterfaces())
      .flatMap((found) => found ?? [])
      .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
    await writeFile(path.join(folder, "egress.yaml"), `egresses: [{ name: a, bindAddress: ${address} }]\n`);
    // The password is in a file.
    await writeFile(path.join(folder, "postgres-password"), `${PASSWORD}\n`);
    const volumes = [`${folder}:/config:ro`];
    const inFile = { POSTGRES_PASSWORD: "", POSTGRES_PASSWORD_FILE: "/config/postgres-password" };
    const ours = { PGPASSWORD: "", PGPASSWORD_FILE: inFile.POSTGRES_PASSWORD_FILE, EGRESS_FILE: "/config/egress.yaml" };
    const services = { worker: { environment: ours, volumes }, postgres: { environment: inFile, volumes } };
    await writeFile(path.join(folder, "egress.yml"), JSON.stringify({ services }));
    const files = ["ops/egress/compose.yml", `${folder}/egress.yml`];
    try {
      await compose(files, "up", "--detach", "--wait", "worker");
      expect(await (await fetch("http://127.0.0.1:9400/readyz")).json()).toEqual({ status: "ok" });
    } finally {
      await compose(files, "down", "--volumes", "--timeout", "10");
    }
  });

  test("compose.small.yml: one container serves and works on a PostgreSQL that is there already", async () => {
    const lines = ["DATABASE_URL=postgresql://rollcall@postgres:5432/rollcall", `PGPASSWORD='${PASSWORD}'`, ""];
    await writeFile(path.join(folder, "small.env"), lines.join("\n"));
    // The test's engine has no bridge of its own, and so no address of the host.
    await writeFile(path.join(folder, "small.yml"), "services: { rollcall: { extra_hosts: !reset [] } }\n");
    await writeFile(
      path.join(folder, "database.yml"),
      JSON.stringify({ services: { postgres: DATABASE, rollcall: LATER } }),
    );
    const files = ["compose.small.yml", `${folder}/small.yml`, `${folder}/database.yml`].flatMap((file) => [
      "-f",
      file,
    ]);
    const settings = ["ops/simulated/compose.env", `${folder}/here.env`, `${folder}/small.env`];
    const small = (...args: readonly string[]): Promise<string> => {
      const all = ["--project-directory", ".", ...settings.flatMap((file) => ["--env-file", file]), ...args];
      return engine.docker(["compose", ...files, ...all], { cwd: ROOT });
    };
    try {
      await small("up", "--detach", "--wait");
      const [key] = (await small("exec", "-T", "rollcall", "rollcall", "keys", "create", "--name", "me")).split("\n");
      const headers = { authorization: `Bearer ${key}` };
      const stats = await fetch(`http://127.0.0.1:${port}/v1/stats`, { headers });
      expect(await stats.json()).toMatchObject({ warnings: [] });
      await small("stop", "rollcall");
      expect(await small("ps", "--all", "--format", "{{.ExitCode}}", "rollcall")).toBe("0\n");
    } finally {
      await small("down", "--volumes", "--timeout", "10");
    }
  });
});
