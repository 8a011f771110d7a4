import { freshDatabase } from "./postgres.ts";
import { freshRedisUrl } from "./redis.ts";

/** Where queues are kept, as `connectQueues` of the queue package takes it. */
export interface QueueEngine {
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
  /** Connections to PostgreSQL. */
  readonly poolSize: number;
}

/** An engine with nothing on it, for any number of connections. `databaseUrl`: a database to keep the queues in, else a fresh one. */
export async function freshQueueEngine(backend: "postgres" | "redis", databaseUrl?: string): Promise<QueueEngine> {
  if (backend === "redis") return { redisUrl: freshRedisUrl(), databaseUrl: "", poolSize: 1 };
  return { redisUrl: null, databaseUrl: databaseUrl ?? (await freshDatabase()), poolSize: 40 };
}
