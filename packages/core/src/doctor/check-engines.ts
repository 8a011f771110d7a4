import type { Database } from "@rollcall/postgres";
import type { Finding } from "./finding.ts";

/** Version and settings of PostgreSQL. */
export interface PostgresFacts {
  /** As in server_version_num, e.g. 180004. */
  readonly version: number;
  readonly maxConnections: number;
  readonly connections: number;
  /** Connections that our role may have, and has; null: no limit. */
  readonly roleLimit: number | null;
  readonly roleConnections: number;
  /** A standby, or set to read-only. */
  readonly isReadOnly: boolean;
  readonly fsync: boolean;
  readonly synchronousCommit: boolean;
}

/** Facts from INFO; null if the server hides them. */
export interface RedisFacts {
  readonly version: string;
  readonly appendOnly: boolean | null;
  readonly maxmemoryPolicy: string | null;
  /** Used share of maxmemory; null: it has no limit. */
  readonly memoryShare?: number | null;
}

/** BRIN Bloom indexes were added in version 14. */
const OLDEST_POSTGRES = 140_000;
const CROWDED = 0.8;
const NEARLY_FULL = 0.9;

const ABOUT_POSTGRES = {
  id: "postgres",
  title: "PostgreSQL",
  meaning: "It stores all lists and answers. Nothing works without it, and what it loses is gone.",
};

/** The embedded server is left alone: the product may be using it. */
export function skipPostgres(): Finding {
  const detail = "Rollcall starts its own while it runs.";
  return { ...ABOUT_POSTGRES, state: "skipped", detail, fix: "" };
}

/** `facts` null: unreachable, because of `problem`. `own`: connection limit of this process. */
export function checkPostgres(facts: PostgresFacts | null, problem: string, own: number): Finding {
  const about = ABOUT_POSTGRES;
  if (facts === null) return { ...about, state: "problem", detail: problem, fix: "Start it, or correct DATABASE_URL." };
  const { version, maxConnections, connections, roleLimit, roleConnections, isReadOnly, fsync, synchronousCommit } =
    facts;
  const detail = `Version ${Math.floor(version / 10_000)}.${version % 10_000}, ${connections} of ${maxConnections} connections in use.`;
  if (version < OLDEST_POSTGRES) return { ...about, state: "problem", detail, fix: "Upgrade it to 14 or later." };
  if (isReadOnly)
    return {
      ...about,
      state: "problem",
      detail: `${detail} It takes no changes: a standby, or set to read-only.`,
      fix: "Make it writable, or point DATABASE_URL to the primary. Work goes on by itself.",
    };
  if (!fsync)
    return {
      ...about,
      state: "problem",
      detail: `${detail} fsync is off.`,
      fix: "Set fsync = on: a power cut can destroy all data.",
    };
  if (roleLimit !== null && roleConnections > CROWDED * roleLimit)
    return {
      ...about,
      state: "problem",
      detail: `${detail} Of these ${roleConnections} of the ${roleLimit} that our role may have.`,
      fix: "Raise its limit (ALTER ROLE … CONNECTION LIMIT), or lower DATABASE_POOL and QUEUE_POOL.",
    };
  if (own > maxConnections)
    return {
      ...about,
      state: "problem",
      detail,
      fix: `One process can open ${own}: raise max_connections, or lower DATABASE_POOL and QUEUE_POOL.`,
    };
  if (!synchronousCommit) {
    const fix = "Set synchronous_commit = on, or accept that the last answers before a crash are probed again.";
    return { ...about, state: "warning", detail: `${detail} synchronous_commit is off.`, fix };
  }
  if (connections > CROWDED * maxConnections)
    return {
      ...about,
      state: "warning",
      detail,
      fix: "Raise max_connections before you add processes (docs/scaling.md).",
    };
  return { ...about, state: "ok", detail, fix: "" };
}

/** `facts` null with a `problem`: unreachable. With `postgres` as the backend there is no Redis. */
export function checkQueues(backend: "redis" | "postgres", facts: RedisFacts | null, problem: string): Finding {
  const about = {
    id: "queues",
    title: "Queues",
    meaning: "They hold lanes, never addresses: lost jobs are recreated, which costs time.",
  };
  if (backend === "postgres")
    return {
      ...about,
      state: "ok",
      detail: "The queues are in PostgreSQL. With several machines, Redis performs better.",
      fix: "",
    };
  if (facts === null) return { ...about, state: "problem", detail: problem, fix: "Start Redis, or correct REDIS_URL." };
  const detail = `Redis ${facts.version}.`;
  if (isOlder(facts.version, [6, 2])) return { ...about, state: "problem", detail, fix: "Upgrade it to 6.2 or later." };
  if (facts.maxmemoryPolicy !== null && facts.maxmemoryPolicy !== "noeviction") {
    const words = `${detail} maxmemory-policy is ${facts.maxmemoryPolicy}: it may evict jobs.`;
    return { ...about, state: "problem", detail: words, fix: "Set maxmemory-policy noeviction." };
  }
  const share = facts.memoryShare ?? 0;
  if (share > NEARLY_FULL) {
    const words = `${detail} It has used ${Math.round(share * 100)} % of its maxmemory, and then refuses all changes.`;
    return { ...about, state: "problem", detail: words, fix: "Raise maxmemory, or give Rollcall a Redis of its own." };
  }
  if (facts.appendOnly === false) {
    const fix =
      "Set appendonly yes: then a restart of Redis loses nothing. Without it, lanes are reopened within a minute.";
    return { ...about, state: "warning", detail: `${detail} Its append-only file is off.`, fix };
  }
  return { ...about, state: "ok", detail: `${detail} Append-only file on, nothing is evicted.`, fix: "" };
}

function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ours = 0, ourMinor = 0] = version.split(".").map(Number);
  return ours < major || (ours === major && ourMinor < minor);
}

interface EngineFacts extends PostgresFacts {
  readonly nowMs: number;
}

const FACTS = `
  SELECT current_setting('server_version_num')::int AS version, current_setting('max_connections')::int AS "maxConnections",
    (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
    (SELECT NULLIF(rolconnlimit, -1) FROM pg_roles WHERE rolname = current_user AND NOT rolsuper) AS "roleLimit",
    (SELECT count(*)::int FROM pg_stat_activity WHERE usename = current_user) AS "roleConnections",
    current_setting('transaction_read_only')::bool AS "isReadOnly",
    current_setting('fsync')::bool AS fsync, current_setting('synchronous_commit') <> 'off' AS "synchronousCommit",
    (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs"`;

/** Reads PostgreSQL's version, settings and clock. */
export async function readEngineFacts({ pool }: Database): Promise<EngineFacts> {
  const { rows } = await pool.query<EngineFacts>(FACTS);
  const [facts] = rows;
  if (!facts) throw new Error("PostgreSQL returned no settings");
  return facts;
}

/** Worker heartbeats from the database. */
export interface WorkerFacts {
  /** Seconds since the last heartbeat; null: none within a day. */
  readonly silentS: number | null;
  /** Runs that wait for a worker. */
  readonly runsOpen: number;
}

/** Checks that a worker is running. `facts` null: unknown, because of `problem`. */
export function checkWorkers(facts: WorkerFacts | null, problem: string): Finding {
  const about = {
    id: "workers",
    title: "Workers",
    meaning: "They probe the mail servers. Without one, every list waits.",
  };
  if (facts === null) return { ...about, state: "skipped", detail: problem, fix: "" };
  const { silentS, runsOpen } = facts;
  if (silentS !== null && silentS * 1000 < WORKER_GRACE_MS)
    return { ...about, state: "ok", detail: `One reported ${Math.round(silentS)} s ago.`, fix: "" };
  const silence = silentS === null ? "None has reported yet." : `None has reported for ${Math.round(silentS)} s.`;
  const fix =
    "Start one: docker compose up -d worker, or node apps/worker/src/main.ts. npm start and npm run verify include one.";
  if (runsOpen === 0) return { ...about, state: "warning", detail: silence, fix };
  const waiting = runsOpen === 1 ? "1 run waits." : `${runsOpen} runs wait.`;
  return { ...about, state: "problem", detail: `${silence} ${waiting}`, fix };
}

/**
 * Without a heartbeat for this long, milliseconds, no worker is running. Workers report every few seconds; one that
 * restarts, or starts together with the HTTP side on a slow machine, is back well before.
 */
export const WORKER_GRACE_MS = 60_000;

/** How long this process has seen no heartbeat. */
export interface WorkerSilence {
  /** The last heartbeat seen; null: none yet. */
  readonly lastSeenAtMs: number | null;
  /** When that heartbeat was first seen, and the last look, in milliseconds of this process's monotonic clock. */
  readonly sinceMs: number;
  readonly lookedAtMs: number;
}

/**
 * Updates the state after a look; `before` null: the first one. Only a changed heartbeat counts, so a wrong clock or a
 * suspended machine doesn't look like a missing worker.
 */
export function watchSilence(before: WorkerSilence | null, lastSeenAtMs: number | null, nowMs: number): WorkerSilence {
  const isSame = before !== null && before.lastSeenAtMs === lastSeenAtMs;
  return { lastSeenAtMs, sinceMs: isSame ? before.sinceMs : nowMs, lookedAtMs: nowMs };
}

/** Whether there was no heartbeat for `graceMs`. False before the first look (`silence` null). */
export function isWithoutWorker(silence: WorkerSilence | null, graceMs: number): boolean {
  return silence !== null && silence.lookedAtMs - silence.sinceMs >= graceMs;
}
