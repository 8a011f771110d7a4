import { once } from "node:events";
import type { Cluster, Redis } from "ioredis";

/** Facts about a Redis server; null where it doesn't tell (managed ones forbid CONFIG). */
export interface RedisFacts {
  readonly version: string;
  readonly appendOnly: boolean | null;
  readonly maxmemoryPolicy: string | null;
}

/** Timeout for a connection in progress. */
const READY_LIMIT_MS = 3_000;

/** Reads Redis' version and the settings that a queue depends on. Rejects if it is away. */
export async function readRedisFacts(redis: Redis | Cluster): Promise<RedisFacts> {
  if (redis.status !== "ready")
    await once(redis, "ready", { signal: AbortSignal.timeout(READY_LIMIT_MS) }).catch(() => {});
  // Commands would queue in the client while the server is away.
  if (redis.status !== "ready") throw new Error(`There is no connection to Redis (${redis.status}).`);
  const text = await redis.info();
  const field = (name: string): string | null => new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(text)?.[1] ?? null;
  const appendOnly = field("aof_enabled");
  return {
    version: field("redis_version") ?? "0",
    appendOnly: appendOnly === null ? null : appendOnly === "1",
    maxmemoryPolicy: field("maxmemory_policy"),
  };
}
