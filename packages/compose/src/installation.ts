import { statfs } from "node:fs/promises";
import path from "node:path";
import {
  type Clock,
  type InstallationPorts,
  readEngineFacts,
  readLookups,
  readOutages,
  readRefusals,
  readWorkerSigns,
} from "@rollcall/core";
import { compareSchema, type Database } from "@rollcall/postgres";
import { VERSION } from "@rollcall/product";
import type { TurnQueues } from "@rollcall/queue";
import type { Settings } from "@rollcall/settings";

/** The engines of an installation, as far as this process has them. */
export interface InstallationParts {
  /** Null: embedded, and not running. */
  readonly database: Database | null;
  /** Null: the queues are in PostgreSQL. */
  readonly redis: Pick<TurnQueues, "redisFacts"> | null;
  readonly clock: Clock;
  readonly settings: Pick<Settings, "databaseUrl">;
}

/** Where doctor and health read their facts. */
export function installationPorts({ database, redis, clock, settings }: InstallationParts): InstallationPorts {
  const stored = <Value>(read: (database: Database) => Promise<Value>): (() => Promise<Value>) | null =>
    database === null ? null : () => read(database);
  return {
    readPostgres: stored(readEngineFacts),
    readWorkers: stored((from) => orNothing(readWorkerSigns(from), { lastSeenAt: null, silentS: null, runsOpen: 0 })),
    readSchema: stored(({ pool }) => compareSchema(pool)),
    readOutages: stored((from) => orNothing(readOutages(from), [])),
    readLookups: stored((from) => orNothing(readLookups(from), { waiting: 0, failing: 0, detail: null })),
    readRefusals: stored((from) => orNothing(readRefusals(from), [])),
    queues: {
      backend: redis === null ? "postgres" : "redis",
      readRedis: () => redis?.redisFacts() ?? Promise.reject(new Error("There is no Redis.")),
    },
    freeDiskBytes: async (folder) => (settings.databaseUrl === null ? await freeBytes(folder) : null),
    versions: { product: VERSION, node: process.versions.node },
    clock,
  };
}

const UNDEFINED_TABLE = "42P01";

/** Before the first migration there are no tables. */
async function orNothing<Value>(read: Promise<Value>, nothing: Value): Promise<Value> {
  try {
    return await read;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== UNDEFINED_TABLE) throw error;
    return nothing;
  }
}

/** Free space on the disk of a folder, which need not exist yet. */
async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = path.dirname(folder);
    if (parent === folder) throw error;
    return await freeBytes(parent);
  }
}
