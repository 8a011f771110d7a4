import { type BackendFactory, type ConnectionOptions, createPostgresBackend, createRedisBackend, Queue } from "bullmq";
import { once } from "node:events";
import type { Cluster, Redis } from "ioredis";
import pg from "pg";
import { openRedis } from "./open-redis.ts";

/** Where the queues live: on Redis if configured, else in the data's PostgreSQL database. */
export interface QueueSettings {
  /** See `openRedis`. */
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
  /** Size of the shared PostgreSQL pool; every worker holds one connection for LISTEN. */
  readonly poolSize: number;
}

export interface QueueConnection {
  readonly backend: "redis" | "postgres";
  readonly options: { readonly connection: ConnectionOptions; readonly prefix?: string };
  /** Third argument of BullMQ's constructors. */
  readonly factory: BackendFactory;
  /** Rejects if the engine does not answer. */
  ping(): Promise<void>;
  /** Facts about Redis; rejects without one. */
  redisFacts(): Promise<RedisFacts>;
  close(): Promise<void>;
}

/**
 * BullMQ's tables live in their own schema, apart from the product's. Commits are asynchronous: what a crashed server
 * loses of the last second is reopened by the sweeper, or taken again when its lock expires.
 */
const SESSION = "-c search_path=bullmq,public -c synchronous_commit=off";

/** A hash tag, which keeps all keys of a queue in one slot of a Redis Cluster. */
const REDIS_PREFIX = "{rollcall}";

/** Connects, and creates BullMQ's tables if missing. */
export async function connectQueues(settings: QueueSettings): Promise<QueueConnection> {
  return settings.redisUrl === null ? await connectPostgres(settings) : connectRedis(settings.redisUrl);
}

function connectRedis(redisUrl: string): QueueConnection {
  const redis = openRedis(redisUrl);
  // BullMQ reports errors; without a listener every reconnect attempt would crash the process.
  let trouble = "";
  redis.on("error", (error: Error) => (trouble = ` (${error.message})`)).on("ready", () => (trouble = ""));
  return {
    backend: "redis",
    options: { connection: redis, prefix: REDIS_PREFIX },
    factory: createRedisBackend,
    async ping() {
      // Commands would queue in the client while the server is away.
      if (redis.status !== "ready") throw new Error(`the connection to Redis is ${redis.status}${trouble}`);
      await redis.ping();
    },
    redisFacts: () => readRedisFacts(redis),
    async close() {
      redis.disconnect();
    },
  };
}

async function connectPostgres(settings: QueueSettings): Promise<QueueConnection> {
  await createTables(settings.databaseUrl);
  // One pool for all queues and workers; with a connection string each would have its own.
  const { databaseUrl: connectionString, poolSize: max } = settings;
  const pool = new pg.Pool({ connectionString, max, options: SESSION, Client: PreparingClient });
  pool.setMaxListeners(0);
  // A broken connection is replaced; without listeners it would crash the process, idle or lent.
  pool.on("error", () => {});
  pool.on("connect", (client) => void client.on("error", () => {}));
  return {
    backend: "postgres",
    options: { connection: pool },
    factory: createPostgresBackend as BackendFactory,
    async ping() {
      await pool.query("SELECT 1");
    },
    redisFacts: () => Promise.reject(new Error("The queues are in PostgreSQL.")),
    async close() {
      await pool.end();
    },
  };
}

async function createTables(databaseUrl: string): Promise<void> {
  const connection = { connectionString: databaseUrl, migrate: true };
  const queue = new Queue("setup", { connection }, createPostgresBackend);
  await queue.waitUntilReady();
  await queue.close();
}

/** Statements that get a name; BullMQ has some seventy. */
const NAMES_LIMIT = 200;

const names = new Map<string, string>();

/**
 * A client that uses named prepared statements, so that PostgreSQL parses and plans them once per connection: BullMQ
 * repeats the same few for every job. A failed statement costs its connection (pg.Pool), and all that was prepared
 * there.
 */
export class PreparingClient extends pg.Client {
  // oxlint-disable-next-line typescript/no-explicit-any, typescript/explicit-module-boundary-types -- pg's own signature has nine forms; the pool uses this one
  override query(text: any, values?: any, callback?: any): any {
    const name = typeof text === "string" && Array.isArray(values) ? nameOf(text) : undefined;
    return name === undefined ? super.query(text, values, callback) : super.query({ name, text, values }, callback);
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= NAMES_LIMIT) return known;
  const name = `rollcall_${names.size}`;
  names.set(text, name);
  return name;
}

/** Facts about a Redis server; null where it doesn't tell (managed ones forbid CONFIG). */
export interface RedisFacts {
  readonly version: string;
  readonly appendOnly: boolean | null;
  readonly maxmemoryPolicy: string | null;
  /** Used share of maxmemory; null: it has no limit. */
  readonly memoryShare: number | null;
}

/** Timeout for a connection in progress. */
const READY_LIMIT_MS = 3_000;

/** Reads Redis' version and the settings that a queue depends on. Rejects if it is away. */
async function readRedisFacts(redis: Redis | Cluster): Promise<RedisFacts> {
  if (redis.status !== "ready")
    await once(redis, "ready", { signal: AbortSignal.timeout(READY_LIMIT_MS) }).catch(() => {});
  // Commands would queue in the client while the server is away.
  if (redis.status !== "ready") throw new Error(`There is no connection to Redis (${redis.status}).`);
  const text = await redis.info();
  const field = (name: string): string | null => new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(text)?.[1] ?? null;
  const appendOnly = field("aof_enabled");
  const limit = Number(field("maxmemory") ?? 0);
  return {
    version: field("redis_version") ?? "0",
    appendOnly: appendOnly === null ? null : appendOnly === "1",
    maxmemoryPolicy: field("maxmemory_policy"),
    memoryShare: limit > 0 ? Number(field("used_memory") ?? 0) / limit : null,
  };
}
