import { connectQueues, type QueueConnection } from "@rollcall/queue";
import { freshDatabase } from "./postgres.ts";

/** The queue backends that a suite runs on: PostgreSQL always, Redis where the run has one. */
export const BACKENDS: readonly ("postgres" | "redis")[] = process.env["TEST_REDIS_URL"]
  ? ["postgres", "redis"]
  : ["postgres"];

/** A connection with nothing on it. */
export async function freshQueues(backend: "postgres" | "redis", databaseUrl?: string): Promise<QueueConnection> {
  if (backend === "postgres") {
    return await connectQueues({ redisUrl: null, databaseUrl: databaseUrl ?? (await freshDatabase()), poolSize: 40 });
  }
  return await connectQueues({ redisUrl: freshRedisUrl(), databaseUrl: "", poolSize: 1 });
}

/** An engine with nothing on it, for as many connections as a test wants. */
export async function freshEngine(backend: "postgres" | "redis"): Promise<() => Promise<QueueConnection>> {
  const redisUrl = backend === "redis" ? freshRedisUrl() : null;
  const databaseUrl = backend === "redis" ? "" : await freshDatabase();
  return () => connectQueues({ redisUrl, databaseUrl, poolSize: 20 });
}

/** A Redis database that no other suite of this process uses. */
export function freshRedisUrl(): string {
  nextRedisDatabase = (nextRedisDatabase + 1) % 16;
  const url = new URL(process.env["TEST_REDIS_URL"] ?? "");
  url.pathname = `/${nextRedisDatabase}`;
  return url.href;
}

let nextRedisDatabase = (process.pid * 7) % 16;
