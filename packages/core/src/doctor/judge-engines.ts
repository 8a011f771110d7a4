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
