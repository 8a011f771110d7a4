import type { Finding } from "./finding.ts";
import type { Database } from "@rollcall/postgres";

/** What PostgreSQL says of itself. */
export interface PostgresFacts {
  /** As in server_version_num: 180004. */
  readonly version: number;
  readonly maxConnections: number;
  readonly connections: number;
  readonly fsync: boolean;
  readonly synchronousCommit: boolean;
}

/** What Redis says of itself; null where the server keeps it to itself. */
export interface RedisFacts {
  readonly version: string;
  readonly appendOnly: boolean | null;
  readonly maxmemoryPolicy: string | null;
}

/** The oldest that the tests of the pieces we use go back to: BRIN Bloom indexes came with it. */
const OLDEST_POSTGRES = 140_000;
const CROWDED = 0.8;

const ABOUT_POSTGRES = {
  id: "postgres",
  title: "PostgreSQL",
  meaning: "It holds every list and every answer. Nothing works without it, and nothing is safe if it forgets.",
};

/** The embedded one is not asked while the product may be using it. */
export function skipPostgres(): Finding {
  const detail = "Rollcall brings its own, and runs it while it runs itself.";
  return { ...ABOUT_POSTGRES, state: "skipped", detail, mend: "" };
}

/** `facts` null: it could not be asked, for `problem`. `own`: connections that this process may open. */
export function judgePostgres(facts: PostgresFacts | null, problem: string, own: number): Finding {
  const about = ABOUT_POSTGRES;
  if (facts === null)
    return { ...about, state: "problem", detail: problem, mend: "Start it, or correct DATABASE_URL." };
  const { version, maxConnections, connections, fsync, synchronousCommit } = facts;
  const detail = `Version ${Math.floor(version / 10_000)}.${version % 10_000}, ${connections} of ${maxConnections} connections in use.`;
  if (version < OLDEST_POSTGRES) return { ...about, state: "problem", detail, mend: "Upgrade it to 14 or later." };
  if (!fsync)
    return {
      ...about,
      state: "problem",
      detail: `${detail} fsync is off.`,
      mend: "Set fsync = on: a power cut can destroy all data.",
    };
  if (own > maxConnections)
    return {
      ...about,
      state: "problem",
      detail,
      mend: `One process may open ${own}: raise max_connections, or lower DATABASE_POOL and QUEUE_POOL.`,
    };
  if (!synchronousCommit) {
    const mend = "Set synchronous_commit = on, or accept that the last answers before a crash are asked again.";
    return { ...about, state: "warning", detail: `${detail} synchronous_commit is off.`, mend };
  }
  if (connections > CROWDED * maxConnections)
    return {
      ...about,
      state: "warning",
      detail,
      mend: "Raise max_connections before you add processes (docs/scaling.md).",
    };
  return { ...about, state: "ok", detail, mend: "" };
}

/** `facts` null with a `problem`: it could not be asked. `backend` postgres: there is none, and needs none. */
export function judgeQueues(backend: "redis" | "postgres", facts: RedisFacts | null, problem: string): Finding {
  const about = {
    id: "queues",
    title: "Queues",
    meaning:
      "They hold permissions to ask, never addresses: what they lose is opened again, but their loss costs time.",
  };
  if (backend === "postgres")
    return {
      ...about,
      state: "ok",
      detail: "The queues are in PostgreSQL. Redis serves several machines better.",
      mend: "",
    };
  if (facts === null)
    return { ...about, state: "problem", detail: problem, mend: "Start Redis, or correct REDIS_URL." };
  const detail = `Redis ${facts.version}.`;
  if (isOlder(facts.version, [6, 2]))
    return { ...about, state: "problem", detail, mend: "Upgrade it to 6.2 or later." };
  if (facts.maxmemoryPolicy !== null && facts.maxmemoryPolicy !== "noeviction") {
    const words = `${detail} maxmemory-policy is ${facts.maxmemoryPolicy}: it may throw jobs away.`;
    return { ...about, state: "problem", detail: words, mend: "Set maxmemory-policy noeviction." };
  }
  if (facts.appendOnly === false) {
    const mend =
      "Set appendonly yes: then a restart of Redis costs nothing. Without it lanes are opened anew, within a minute.";
    return { ...about, state: "warning", detail: `${detail} Its append-only file is off.`, mend };
  }
  return { ...about, state: "ok", detail: `${detail} Append-only file on, nothing is evicted.`, mend: "" };
}

function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ours = 0, ourMinor = 0] = version.split(".").map(Number);
  return ours < major || (ours === major && ourMinor < minor);
}

/** What PostgreSQL says of itself. */
interface EngineFacts {
  /** As in server_version_num: 180004. */
  readonly version: number;
  readonly maxConnections: number;
  readonly connections: number;
  readonly fsync: boolean;
  readonly synchronousCommit: boolean;
  readonly nowMs: number;
}

const FACTS = `
  SELECT current_setting('server_version_num')::int AS version, current_setting('max_connections')::int AS "maxConnections",
    (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
    current_setting('fsync')::bool AS fsync, current_setting('synchronous_commit') <> 'off' AS "synchronousCommit",
    (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs"`;

/** Asks PostgreSQL for its version, its settings and its clock. */
export async function readEngineFacts({ pool }: Database): Promise<EngineFacts> {
  const { rows } = await pool.query<EngineFacts>(FACTS);
  const [facts] = rows;
  if (!facts) throw new Error("PostgreSQL says nothing of itself");
  return facts;
}

/** What the database knows of workers. */
export interface WorkerFacts {
  /** Seconds since one last reported; null: none has within a day. */
  readonly silentS: number | null;
  /** Runs that would make progress if there were one. */
  readonly runsOpen: number;
}

/** Is there a worker? `facts` null: it can't be seen, for `problem`. */
export function judgeWorkers(facts: WorkerFacts | null, problem: string): Finding {
  const about = {
    id: "workers",
    title: "Workers",
    meaning: "They ask the mail servers. Without one, every list waits.",
  };
  if (facts === null) return { ...about, state: "skipped", detail: problem, mend: "" };
  const { silentS, runsOpen } = facts;
  if (silentS !== null && silentS * 1000 < WORKER_GRACE_MS)
    return { ...about, state: "ok", detail: `One reported ${Math.round(silentS)} s ago.`, mend: "" };
  const silence = silentS === null ? "None has reported yet." : `None has reported for ${Math.round(silentS)} s.`;
  const mend =
    "Start one: docker compose up -d worker, or node apps/worker/src/main.ts. npm start and npm run verify bring their own.";
  if (runsOpen === 0) return { ...about, state: "warning", detail: silence, mend };
  const waiting = runsOpen === 1 ? "1 run waits." : `${runsOpen} runs wait.`;
  return { ...about, state: "problem", detail: `${silence} ${waiting}`, mend };
}

/**
 * How long without a sign of any worker counts as having none, milliseconds. A worker reports every few seconds; one that
 * restarts, or starts together with the HTTP side on a slow machine, is back well before.
 */
export const WORKER_GRACE_MS = 60_000;

/** How long no worker has reported, as one process sees it. */
export interface WorkerSilence {
  /** The last sign that was seen; null: none yet. */
  readonly lastSeenAtMs: number | null;
  /** When that sign was seen first, and when it was looked for last, by this process's monotonic clock, milliseconds. */
  readonly sinceMs: number;
  readonly lookedAtMs: number;
}

/**
 * What is known after another look; `before` null: this is the first. Only a change of the sign counts, so that neither a
 * wrong clock nor a machine that slept looks like a missing worker.
 */
export function watchSilence(before: WorkerSilence | null, lastSeenAtMs: number | null, nowMs: number): WorkerSilence {
  const isSame = before !== null && before.lastSeenAtMs === lastSeenAtMs;
  return { lastSeenAtMs, sinceMs: isSame ? before.sinceMs : nowMs, lookedAtMs: nowMs };
}

/** Whether no worker is running: none has reported for `graceMs`. False before the first look (`silence` null). */
export function isWithoutWorker(silence: WorkerSilence | null, graceMs: number): boolean {
  return silence !== null && silence.lookedAtMs - silence.sinceMs >= graceMs;
}
