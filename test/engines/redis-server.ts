import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { startProgram } from "./programs.ts";

/** A redis-server with its own settings and folder. */
export interface OwnRedis {
  stop(): Promise<void>;
}

/** Starts it on loopback; resolves when it is ready. The settings are lines of a redis.conf. */
export async function startRedisWith(settings: readonly string[], folder: string): Promise<OwnRedis> {
  const server = startProgram("redis-server", ["-"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  server.stdin?.end(`bind 127.0.0.1\nsave ""\nappendonly no\ndir ${folder}\n${settings.join("\n")}\n`);
  return await whenSaid(server, "Ready to accept");
}

/** Starts a sentinel on loopback. It writes what it learns into its settings, so they are a file. */
export async function startSentinelWith(settings: readonly string[], folder: string): Promise<OwnRedis> {
  const file = path.join(folder, "sentinel.conf");
  await writeFile(file, `bind 127.0.0.1\ndir ${folder}\n${settings.join("\n")}\n`);
  const server = startProgram("redis-server", [file, "--sentinel"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return await whenSaid(server, "Sentinel ID is");
}

async function whenSaid(server: ChildProcess, words: string): Promise<OwnRedis> {
  let said = "";
  const ready = new Promise<void>((resolve) => {
    server.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    });
  });
  const ended = once(server, "exit");
  await Promise.race([ready, ended.then(() => Promise.reject(new Error(`redis-server did not start:\n${said}`)))]);
  return {
    async stop() {
      server.kill("SIGKILL");
      await ended;
    },
  };
}
