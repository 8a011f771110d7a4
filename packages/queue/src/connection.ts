import { type BackendFactory, type ConnectionOptions, createPostgresBackend, createRedisBackend, Queue } from "bullmq";
import { Cluster, Redis } from "ioredis";
import pg from "pg";
import { once } from "node:events";

/** Where the queues live: on Redis where one is named, else in the PostgreSQL database beside the data. */
export interface QueueSettings {
  /** Several, apart by commas, are nodes of a Redis Cluster: user, password and TLS are those of the first. */
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
  /** Connections of the shared pool on PostgreSQL; every worker keeps one of them to listen on. */
  readonly poolSize: number;
}

export interface QueueConnection {
  readonly backend: "redis" | "postgres";
  readonly options: { readonly connection: ConnectionOptions; readonly prefix?: string };
  /** Third argument of BullMQ's classes. */
  readonly factory: BackendFactory;
  /** Rejects when the queues' engine does not answer. */
  ping(): Promise<void>;
  /** What Redis says of itself; rejects where there is none. */
  redisFacts(): Promise<RedisFacts>;
  close(): Promise<void>;
}

/**
 * BullMQ's tables live in a schema of their own, so that they never meet the product's. Nobody waits until the disk has them: what
 * a server that crashes forgets of the last second is opened again by the sweeper, or taken again when its lock runs out.
 */
const SESSION = "-c search_path=bullmq,public -c synchronous_commit=off";

/** Hash tag: all keys of a queue on one slot of a Redis Cluster. */
const REDIS_PREFIX = "{rollcall}";

/** Connects, and creates BullMQ's tables where they are missing. */
export async function connectQueues(settings: QueueSettings): Promise<QueueConnection> {
  return settings.redisUrl === null ? await connectPostgres(settings) : connectRedis(settings.redisUrl);
}

function connectRedis(redisUrl: string): QueueConnection {
  const redis = openRedis(redisUrl.split(","));
  // BullMQ reports what matters; without a listener every reconnect attempt would end the process.
  let trouble = "";
  redis.on("error", (error: Error) => (trouble = ` (${error.message})`)).on("ready", () => (trouble = ""));
  return {
    backend: "redis",
    options: { connection: redis, prefix: REDIS_PREFIX },
    factory: createRedisBackend,
    async ping() {
      // A command would wait in the client for a server that is away.
      if (redis.status !== "ready") throw new Error(`the connection to Redis is ${redis.status}${trouble}`);
      await redis.ping();
    },
    redisFacts: () => readRedisFacts(redis),
    async close() {
      redis.disconnect();
    },
  };
}

/** BullMQ waits for a server that is away, however long; commands must not give up before. */
const PATIENT = { maxRetriesPerRequest: null };

function openRedis(urls: readonly string[]): Redis | Cluster {
  const [first = "", ...more] = urls;
  if (more.length === 0) return new Redis(first, PATIENT);
  const { username, password, protocol, hostname } = new URL(first);
  const nodes = urls.map((url) => ({ host: new URL(url).hostname, port: Number(new URL(url).port || 6379) }));
  return new Cluster(nodes, {
    redisOptions: {
      ...PATIENT,
      ...(username === "" ? {} : { username: decodeURIComponent(username) }),
      ...(password === "" ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === "rediss:" ? { tls: { servername: hostname } } : {}),
    },
    // Names are left to the system; a certificate names the host, not the address that it has today.
    dnsLookup: (address, callback) => callback(null, address),
  });
}

async function connectPostgres(settings: QueueSettings): Promise<QueueConnection> {
  await createTables(settings.databaseUrl);
  // One pool for all queues and workers: a connection string would give each of them a pool of its own.
  const { databaseUrl: connectionString, poolSize: max } = settings;
  const pool = new pg.Pool({ connectionString, max, options: SESSION, Client: PreparingClient });
  pool.setMaxListeners(0);
  // A connection that breaks is replaced; without listeners it would end the process, idle or lent.
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

/** Texts that get a name: BullMQ has some seventy. */
const NAMES_LIMIT = 200;

const names = new Map<string, string>();

/**
 * A client that has PostgreSQL prepare each statement with parameters once in a connection, and not read and plan it anew every
 * time: BullMQ says the same few for every job. A statement that fails costs its connection (pg.Pool), and
 * with it all that was prepared there.
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

/** What Redis says of itself; null where the server keeps it to itself (managed ones forbid CONFIG). */
export interface RedisFacts {
  readonly version: string;
  readonly appendOnly: boolean | null;
  readonly maxmemoryPolicy: string | null;
}

/** A connection that is being made gets this long. */
const READY_LIMIT_MS = 3_000;

/** Asks a Redis for its version and the settings that a queue depends on. Rejects when it is away. */
async function readRedisFacts(redis: Redis | Cluster): Promise<RedisFacts> {
  if (redis.status !== "ready")
    await once(redis, "ready", { signal: AbortSignal.timeout(READY_LIMIT_MS) }).catch(() => {});
  // A command would wait in the client for a server that is away.
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
