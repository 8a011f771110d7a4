import { checkPostgres, checkQueues, checkWorkers, skipPostgres } from "./check-engines.ts";
import type { PostgresFacts, RedisFacts, WorkerFacts } from "./check-engines.ts";
import { checkClock, checkDisk } from "./check-machine.ts";
import { checkLookups, type LookupFacts } from "./check-lookups.ts";
import { checkOutages, type OpenOutage } from "./check-outages.ts";
import { checkRefusals, type Refusal } from "./check-refusals.ts";
import { checkVersions, type SchemaFacts, type VersionFacts } from "./check-versions.ts";
import type { Finding } from "./finding.ts";

/** Where the facts come from. A read may reject, when its engine is away; null: an embedded server that is not running. */
export interface InstallationPorts {
  readonly readPostgres: (() => Promise<PostgresFacts & { readonly nowMs: number }>) | null;
  readonly readWorkers: (() => Promise<WorkerFacts>) | null;
  readonly readSchema: (() => Promise<SchemaFacts>) | null;
  readonly readOutages: (() => Promise<readonly OpenOutage[]>) | null;
  readonly readRefusals: (() => Promise<readonly Refusal[]>) | null;
  readonly readLookups: (() => Promise<LookupFacts>) | null;
  readonly queues: { readonly backend: "redis" | "postgres"; readonly readRedis: () => Promise<RedisFacts> };
  /** Null: the data is on another machine. */
  readonly freeDiskBytes: (folder: string) => Promise<number | null>;
  readonly versions: VersionFacts;
  readonly clock: { nowMs(): number };
}

/** A fact, or why it is not known. */
type Fact<Value> = { readonly value: Value } | { readonly value: null; readonly problem: string };

/** All that doctor and health decide from, apart from what the doctor asks the network. */
export interface InstallationFacts {
  /** The database is an embedded one that is not running. */
  readonly isAsleep: boolean;
  readonly postgres: Fact<PostgresFacts>;
  readonly queues: { readonly backend: "redis" | "postgres"; readonly redis: Fact<RedisFacts | null> };
  readonly workers: Fact<WorkerFacts>;
  /** Our lead over PostgreSQL's clock, milliseconds. */
  readonly clockAheadMs: number | null;
  readonly freeDiskBytes: number | null;
  readonly versions: VersionFacts;
  readonly schema: Fact<SchemaFacts>;
  readonly outages: readonly OpenOutage[];
  readonly refusals: Fact<readonly Refusal[]>;
  readonly lookups: Fact<LookupFacts>;
}

/** Reads the facts, at once. Never rejects. */
export async function readInstallation(ports: InstallationPorts, dataDir: string): Promise<InstallationFacts> {
  const { clock, queues, versions } = ports;
  const before = clock.nowMs();
  const [postgres, workers, redis, freeDisk, schema, outages, refusals, lookups] = await Promise.all([
    factOf(ports.readPostgres),
    factOf(ports.readWorkers),
    factOf(queues.backend === "redis" ? queues.readRedis : async () => null),
    factOf(() => ports.freeDiskBytes(dataDir)),
    factOf(ports.readSchema),
    factOf(ports.readOutages),
    factOf(ports.readRefusals),
    factOf(ports.readLookups),
  ]);
  const here = (before + clock.nowMs()) / 2;
  return {
    isAsleep: ports.readPostgres === null,
    postgres,
    queues: { backend: queues.backend, redis },
    workers,
    clockAheadMs: postgres.value === null ? null : here - postgres.value.nowMs,
    freeDiskBytes: freeDisk.value,
    versions,
    schema,
    outages: outages.value ?? [],
    refusals,
    lookups,
  };
}

async function factOf<Value>(read: (() => Promise<Value>) | null): Promise<Fact<Value>> {
  if (read === null) return { value: null, problem: "" };
  try {
    return { value: await read() };
  } catch (error) {
    return { value: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The embedded database is reachable only while the product runs. */
const OWN_WORKER = "Rollcall starts one itself while it runs.";

/** What the facts mean. `connections`: the connection limit of this process. */
export function checkInstallation(
  facts: InstallationFacts,
  { dataDir, connections }: { readonly dataDir: string; readonly connections: number },
): Finding[] {
  const { postgres, queues, workers, schema, refusals, lookups } = facts;
  return [
    facts.isAsleep ? skipPostgres() : checkPostgres(postgres.value, problemOf(postgres), connections),
    checkQueues(queues.backend, queues.redis.value, problemOf(queues.redis)),
    checkWorkers(workers.value, problemOf(workers) || OWN_WORKER),
    checkClock(facts.clockAheadMs),
    checkDisk(dataDir, facts.freeDiskBytes),
    checkVersions(facts.versions, schema.value, problemOf(schema)),
    ...(refusals.value === null ? [] : checkRefusals(refusals.value)),
    ...(lookups.value === null ? [] : checkLookups(lookups.value)),
    ...checkOutages(facts.outages),
  ];
}

const problemOf = (fact: Fact<unknown>): string => ("problem" in fact ? fact.problem : "");
