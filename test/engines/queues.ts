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

/** Suites that run at the same time have different VITEST_POOL_IDs, below this. */
const POOLS = 4;

/** A Redis database that no other suite has now, and none had lately. */
export function freshRedisUrl(): string {
  const share = Number(process.env["TEST_REDIS_DATABASES"]) / POOLS;
  const pool = Number(process.env["VITEST_POOL_ID"]) % POOLS;
  taken += 1;
  // A pool's suites come one after the other, each in a process of its own.
  const database = pool * share + ((process.pid * MOST_OF_ONE_SUITE + taken) % share);
  const url = new URL(process.env["TEST_REDIS_URL"] ?? "");
  url.pathname = `/${database}`;
  return url.href;
}

const MOST_OF_ONE_SUITE = 32;
let taken = 0;
