import { freshDatabase } from "./postgres.ts";
import { freshRedisUrl } from "./redis.ts";

/** Where queues are stored, for `connectQueues` of the queue package. */
export interface QueueEngine {
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
  /** Connections to PostgreSQL. */
  readonly poolSize: number;
}

/** An empty engine for any number of connections. `databaseUrl`: a database for the queues; absent: a fresh one. */
export async function freshQueueEngine(backend: "postgres" | "redis", databaseUrl?: string): Promise<QueueEngine> {
  if (backend === "redis") return { redisUrl: freshRedisUrl(), databaseUrl: "", poolSize: 1 };
  return { redisUrl: null, databaseUrl: databaseUrl ?? (await freshDatabase()), poolSize: 40 };
}
