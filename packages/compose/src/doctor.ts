import { isIP } from "node:net";
import path from "node:path";
import {
  type Diagnosis,
  type EgressFacts,
  examine,
  readEgressFacts,
  servedEgresses,
  type VerificationSettings,
} from "@rollcall/core";
import { createMailResolver } from "@rollcall/dns";
import { type Database, openDatabase, runningEmbeddedPostgres } from "@rollcall/postgres";
import { greetHost, isOwnAddress, probe } from "@rollcall/prober";
import { connectQueues } from "@rollcall/queue";
import type { Settings } from "@rollcall/settings";
import { namedUrl } from "./engines/named-url.ts";
import { type InstallationParts, installationPorts } from "./installation.ts";
import type { OnStop } from "./process/run-until-stopped.ts";
import { identityOf } from "./settings/identity.ts";
import { verificationSettings } from "./settings/process-settings.ts";
import { SYSTEM_CLOCK } from "./compose.ts";

export interface DoctorParts extends InstallationParts {
  readonly settings: Settings;
  readonly verification: VerificationSettings;
  /** Connection limit of one process. */
  readonly connections: number;
}

/** No caching between examinations. */
const DNS = { timeoutMs: 3_000, attempts: 2, maxInFlight: 20, cacheEntries: 1_000 };

/** Per process, unless the settings say otherwise. */
const DATA_POOL = 20;

/** Examines the machine and the configured engines. Does not start an embedded database. */
export async function examineMachine(settings: Settings, onStop: OnStop): Promise<Diagnosis> {
  const { redisUrl } = settings;
  const databaseUrl = settings.databaseUrl ?? (await runningEmbeddedPostgres(settings.dataDir));
  const database = databaseUrl === null ? null : openDatabase(namedUrl(databaseUrl, "rollcall-doctor"), 1);
  if (database !== null) onStop(() => database.close());
  const redis = redisUrl === null ? null : await connectQueues({ redisUrl, databaseUrl: "", poolSize: 1 });
  if (redis !== null) onStop(() => redis.close());
  return await runDoctor({
    database,
    redis,
    clock: SYSTEM_CLOCK,
    settings,
    verification: verificationSettings(settings, identityOf(settings)),
    connections: (settings.databasePool ?? DATA_POOL) + (redisUrl === null ? (settings.queuePool ?? 0) : 0),
  });
}

/** Examines this process's surroundings. */
export async function runDoctor(parts: DoctorParts): Promise<Diagnosis> {
  const resolver = createMailResolver({ servers: parts.settings.dnsServers, ...DNS, nowMs: () => parts.clock.nowMs() });
  try {
    return await examineWith(parts, resolver);
  } finally {
    resolver.close();
  }
}

async function examineWith(parts: DoctorParts, resolver: ReturnType<typeof createMailResolver>): Promise<Diagnosis> {
  const { clock, database, settings, verification } = parts;
  const found = async (host: string): Promise<string | null> => {
    if (isIP(host) !== 0) return host;
    const addresses = await resolver.resolveHost(host);
    return addresses.type === "addresses" ? (addresses.ipv4[0] ?? addresses.ipv6[0] ?? null) : null;
  };
  return await examine(
    {
      ...installationPorts(parts),
      resolver,
      async greet(host, port, egress) {
        const address = await found(host);
        if (address === null) return { type: "failed", detail: "the DNS has no address for it" };
        const resolveHost = (name: string): ReturnType<typeof resolver.resolveHost> => resolver.resolveHost(name);
        const ports = { resolveHost, nowMs: () => clock.nowMs(), random: () => clock.random() };
        return await greetHost(address, port, egress, ports);
      },
      probe,
      readEgresses: database === null ? null : (names) => readEgressesIfAny(database, names),
      clock,
    },
    {
      egresses: verification.egresses,
      served: await hereOf(parts),
      smtpPort: verification.smtpPort,
      allowPrivateAddresses: verification.allowPrivateAddresses,
      doctorHost: settings.doctorHost,
      dataDir: path.resolve(settings.dataDir),
      connections: parts.connections,
    },
  );
}

const UNDEFINED_TABLE = "42P01";

/** An empty database has no tables before the first start. */
async function readEgressesIfAny(database: Database, names: readonly string[]): Promise<readonly EgressFacts[]> {
  try {
    return await readEgressFacts(database, names);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== UNDEFINED_TABLE) throw error;
    return [];
  }
}

/** Egresses whose address this machine has; the HTTP process may run on a machine without any. */
async function hereOf({ settings, verification }: DoctorParts): Promise<readonly string[]> {
  return await servedEgresses(verification.egresses, settings.servedEgresses, isOwnAddress).catch(() => []);
}
