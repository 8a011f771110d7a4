import { Cluster, Redis, type RedisOptions } from "ioredis";

/** BullMQ requires commands to wait for a reconnect indefinitely. */
const PATIENT = { maxRetriesPerRequest: null };

/** Sentinels listen here unless their URL says otherwise. */
const SENTINEL_PORT = 26_379;
const REDIS_PORT = 6_379;

/**
 * Connects to Redis. Several URLs, separated by commas, are nodes of a Redis Cluster, or, if the first has
 * `?sentinel=NAME`, the sentinels that know the master of that name; user, password and TLS come from the first, and are the
 * data servers'. `sentinel_password` in its query is the sentinels' own.
 */
export function openRedis(redisUrl: string): Redis | Cluster {
  const urls = redisUrl.split(",").map((url) => new URL(url));
  const [first] = urls;
  if (first === undefined) throw new Error("REDIS_URL is empty.");
  const sentinel = first.searchParams.get("sentinel");
  if (sentinel !== null) return openBySentinels(sentinel, first, urls);
  if (urls.length === 1) return new Redis(redisUrl, PATIENT);
  return new Cluster(hosts(urls, REDIS_PORT), {
    redisOptions: { ...PATIENT, ...secured(first) },
    // Leave names to the system resolver: the certificate names the host, not its address.
    dnsLookup: (address, callback) => callback(null, address),
  });
}

function openBySentinels(name: string, first: URL, urls: readonly URL[]): Redis {
  const { tls, ...account } = secured(first);
  const password = first.searchParams.get("sentinel_password");
  return new Redis({
    ...PATIENT,
    ...account,
    name,
    sentinels: hosts(urls, SENTINEL_PORT),
    ...(password === null ? {} : { sentinelPassword: password }),
    // The name in the certificate is then that of the server that a sentinel tells.
    ...(tls === undefined ? {} : { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true }),
    // A master that was made a replica refuses writes: another one has its place.
    reconnectOnError: (error) => (error.message.startsWith("READONLY") ? 2 : false),
  });
}

function hosts(urls: readonly URL[], usualPort: number): { host: string; port: number }[] {
  return urls.map(({ hostname, port }) => ({
    host: hostname.replace(/^\[(.*)\]$/, "$1"),
    port: Number(port || usualPort),
  }));
}

/** User, password and TLS of a URL. */
function secured({ username, password, protocol, hostname }: URL): Pick<RedisOptions, "username" | "password" | "tls"> {
  return {
    ...(username === "" ? {} : { username: decodeURIComponent(username) }),
    ...(password === "" ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === "rediss:" ? { tls: { servername: hostname } } : {}),
  };
}
