import { readFile } from "node:fs/promises";
import path from "node:path";
import { isProcessAlive } from "./is-process-alive.ts";

/** The URL of the embedded server that runs on a data folder, for a second process beside the one that started it; or null. */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | null> {
  // PostgreSQL's postmaster.pid: process, data folder, start time, port.
  const lock = await readFile(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port] = lock.split("\n");
  if (!Number(pid) || !Number(port) || !isProcessAlive(Number(pid))) return null;
  const password = (await readFile(path.join(dataDir, "postgres.password"), "utf8")).trim();
  return embeddedUrl(password, Number(port));
}

/** Where an embedded server listens. */
export function embeddedUrl(password: string, port: number): string {
  return `postgresql://rollcall:${password}@127.0.0.1:${port}/postgres`;
}
