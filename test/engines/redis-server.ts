import { once } from "node:events";
import { startProgram } from "./programs.ts";

/** A redis-server with its own settings and folder. */
export interface OwnRedis {
  stop(): Promise<void>;
}

/** Starts it on loopback; resolves when it is ready. The settings are lines of a redis.conf. */
export async function startRedisWith(settings: readonly string[], folder: string): Promise<OwnRedis> {
  const server = startProgram("redis-server", ["-"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  server.stdin?.end(`bind 127.0.0.1\nsave ""\nappendonly no\ndir ${folder}\n${settings.join("\n")}\n`);
  let said = "";
  const ready = new Promise<void>((resolve) => {
    server.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("Ready to accept")) resolve();
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
