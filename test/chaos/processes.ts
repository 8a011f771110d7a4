import { type ChildProcess, fork, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import getPort from "get-port";
import { flushRedis } from "./flush-redis.ts";
import type { WorldOrder } from "./world-process.ts";
import type { WorldRequest } from "./worlds.ts";

const WORLD = fileURLToPath(new URL("world-process.ts", import.meta.url));
const WORKER = fileURLToPath(import.meta.resolve("@rollcall/worker/main"));
const INGEST = fileURLToPath(import.meta.resolve("@rollcall/ingest/main"));

const alive = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

function keep(child: ChildProcess): ChildProcess {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  return child;
}

/** Ends a process and waits for its exit. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

/** Runs the simulated mail world in its own process. */
export interface RunningWorld {
  readonly dnsServer: string;
  readonly smtpPort: number;
  ask<Answer>(order: WorldOrder): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startWorld(request: WorldRequest): Promise<RunningWorld> {
  const child = keep(fork(WORLD, [JSON.stringify(request)], { serialization: "advanced" }));
  const [ready] = (await once(child, "message")) as [{ dnsServer: string; smtpPort: number }];
  const answers = new Map<number, (answer: unknown) => void>();
  let last = 0;
  child.on("message", ({ id, answer }: { id: number; answer: unknown }) => {
    answers.get(id)?.(answer);
    answers.delete(id);
  });
  return {
    ...ready,
    async ask<Answer>(order: WorldOrder) {
      const id = ++last;
      return await new Promise<Answer>((resolve) => {
        answers.set(id, resolve as (answer: unknown) => void);
        child.send({ id, order });
      });
    },
    stop: () => end(child, "SIGTERM"),
  };
}

/** Runs a worker in its own process, as operators do. */
export async function startWorkerProcess(
  environment: Record<string, string>,
  log: string,
  launch: readonly string[] = [],
): Promise<ChildProcess> {
  return await startService(WORKER, environment, log, launch);
}

/** Runs the HTTP API in its own process. */
export interface RunningIngest {
  readonly process: ChildProcess;
  readonly url: string;
  /** The Cookie header of a session on its database. */
  readonly cookie: string;
}

export async function startIngestProcess(
  environment: Record<string, string>,
  log: string,
  cookie: string,
): Promise<RunningIngest> {
  const port = await getPort({ host: "127.0.0.1" });
  const own = { ...environment, HOST: "127.0.0.1", PORT: String(port) };
  return { process: await startService(INGEST, own, log), url: `http://127.0.0.1:${port}`, cookie };
}

async function startService(
  main: string,
  environment: Record<string, string>,
  log: string,
  launch: readonly string[] = [],
): Promise<ChildProcess> {
  const [program = "", ...args] = launch.concat(process.execPath, main);
  const child = keep(
    spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env["PATH"] ?? "", ...environment },
    }),
  );
  child.stderr?.pipe(createWriteStream(log, { flags: "a" }));
  await Promise.race([
    once(child.stdout as NodeJS.ReadableStream, "data"),
    once(child, "exit").then(() => Promise.reject(new Error(`A process did not start: see ${log}`))),
  ]);
  return child;
}

/** A Redis without persistence. */
export interface RunningRedis {
  readonly url: string;
  restart(downMs: number): Promise<void>;
  /** Kills it. Returns what starts it again, empty. */
  kill(): Promise<() => Promise<void>>;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<RunningRedis> {
  const port = await getPort({ host: "127.0.0.1" });
  let server = await spawnRedis(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart(downMs) {
      await end(server, "SIGKILL");
      await new Promise((resolve) => void setTimeout(resolve, downMs));
      server = await spawnRedis(port);
    },
    async kill() {
      await end(server, "SIGKILL");
      return async () => {
        server = await spawnRedis(port);
      };
    },
    flush: () => flushRedis(`redis://127.0.0.1:${port}`),
    stop: () => end(server, "SIGKILL"),
  };
}

async function spawnRedis(port: number): Promise<ChildProcess> {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = keep(spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] }));
  await new Promise<void>((resolve) => {
    server.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready to accept")) resolve();
    });
  });
  return server;
}
