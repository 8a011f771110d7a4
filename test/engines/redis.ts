import { spawn } from "node:child_process";
import { once } from "node:events";
import getPort from "get-port";

/**
 * A Redis for the test run: REDIS_URL where it is set, else `redis-server` from PATH, else null and a clear word.
 * In CI its absence is an error: the Redis half of the suites must never be left out unnoticed.
 */
export async function startTestRedis(): Promise<{ url: string; stop(): Promise<void> } | null> {
  const given = process.env["REDIS_URL"];
  if (given) return { url: given, async stop() {} };
  const port = await getPort({ host: "127.0.0.1" });
  const server = spawn("redis-server", [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
  ]);
  const started = await Promise.race([
    once(server, "error").then(() => false),
    new Promise<boolean>((resolve) => {
      server.stdout.on("data", (chunk: Buffer) => {
        if (chunk.toString().includes("Ready to accept connections")) resolve(true);
      });
    }),
  ]);
  if (started) {
    return {
      url: `redis://127.0.0.1:${port}`,
      async stop() {
        server.kill("SIGTERM");
        await once(server, "close");
      },
    };
  }
  if (process.env["CI"]) throw new Error("redis-server is not installed, and REDIS_URL is not set.");
  process.stderr.write(
    "\nNo redis-server on PATH and no REDIS_URL: the Redis half of the queue suites is left out.\n\n",
  );
  return null;
}
