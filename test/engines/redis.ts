import { spawn } from "node:child_process";
import { once } from "node:events";
import getPort from "get-port";

/** One for each suite that ever runs beside another: what one flushes or takes must not be another's. */
const OWN_DATABASES = 16_384;
/** What a Redis has where nobody has said otherwise. */
const USUAL_DATABASES = 16;

/**
 * A Redis for the test run: REDIS_URL where it is set, else `redis-server` from PATH, else null and a clear word.
 * In CI its absence is an error: the Redis half of the suites must never be left out unnoticed.
 */
export async function startTestRedis(): Promise<{ url: string; databases: number; stop(): Promise<void> } | null> {
  const given = process.env["REDIS_URL"];
  if (given) return { url: given, databases: USUAL_DATABASES, async stop() {} };
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
    "--databases",
    String(OWN_DATABASES),
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
      databases: OWN_DATABASES,
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
