import { connectQueues, createLaneOpener, TurnQueues } from "@rollcall/queue";
import { type RunningWorker, startWorker } from "@rollcall/worker";
import { freshDatabase } from "../engines/postgres.ts";
import { freshRedisUrl } from "../engines/redis.ts";
import { flushRedis } from "./flush-redis.ts";
import { type MadeUpSite, madeUpSite } from "./made-up-site.ts";
import {
  createTurnBatches,
  type TurnBatches,
  type NewContact,
  type NewRun,
  type RoutedDomain,
  ASK_EVERYBODY,
  egressNames,
  startRun,
  type VerificationSettings,
  storeContacts,
  contactId,
  readRun,
  readProgress,
} from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import type { Lane } from "@rollcall/pacing";
import type { MailResolver } from "@rollcall/routing";

/** Real engines, workers in this process, and a function in place of mail servers. */
export interface SmallStage {
  readonly database: Database;
  readonly turns: TurnBatches;
  readonly settings: VerificationSettings;
  readonly site: MadeUpSite;
  /** `served`: egresses of the worker; default: all. */
  addWorker(served?: readonly string[]): Promise<RunningWorker>;
  run(addresses: readonly string[], priority?: number): Promise<number>;
  state(runId: number): Promise<{ state: string; done: number; total: number; counted: number; held: number }>;
  /** Empties the queues. */
  loseQueues(): Promise<void>;
  close(): Promise<void>;
}

const SETTINGS: VerificationSettings = {
  egresses: [{ name: "main", bindAddress: null, heloName: "verify.example.com", mailFrom: "" }],
  served: ["main"],
  freshFor: ASK_EVERYBODY,
  retryScheduleMs: [1_000, 3_000, 6_000],
  roleIsRisky: false,
  smtpPort: 25,
  allowPrivateAddresses: true,
  pacing: {
    default: {
      sessions: { start: 2, max: 2 },
      addressesPerMinute: { start: 1_000_000, max: 1_000_000 },
      pauseBetweenSessionsMs: 10,
      rejectedPerHour: 100_000,
      addressesPerSession: 4,
      control: "same_session",
    },
  },
};

const RESOLVER: MailResolver = {
  resolveRoute: async (domain) => ({ type: "mx", hosts: [{ host: `mx.${domain}`, preference: 10 }], ttlMs: 3_600_000 }),
  resolveHost: async () => ({ type: "dns_error", detail: "nobody asks" }),
};

const CLOCK = { nowMs: (): number => Date.now(), random: (): number => Math.random() };

/** Overrides of a test. */
export interface SmallStageOptions {
  readonly settings?: Partial<VerificationSettings>;
  readonly resolver?: MailResolver;
  /** Replaces the made-up site. */
  readonly probe?: MadeUpSite["probe"];
  /** Sessions that a worker has open at once, at most. */
  readonly sessions?: number;
  /** A database that is there already; absent: a fresh one. */
  readonly url?: string;
}

export async function smallStage(backend: "redis" | "postgres", options: SmallStageOptions = {}): Promise<SmallStage> {
  const url = options.url ?? (await freshDatabase());
  await migrate(url);
  const database = openDatabase(url, 20);
  const site = madeUpSite();
  const redisUrl = backend === "redis" ? freshRedisUrl() : null;
  const queues: TurnQueues[] = [];
  /** On PostgreSQL, each served queue takes a connection for LISTEN. */
  const openQueues = async (served: number): Promise<TurnQueues> => {
    const opened = new TurnQueues(await connectQueues({ redisUrl, databaseUrl: url, poolSize: 14 + 26 * served }));
    queues.push(opened);
    return opened;
  };
  const ours = createLaneOpener(await openQueues(0));
  const workers: RunningWorker[] = [];
  const settings = { ...SETTINGS, ...options.settings };
  const egresses = egressNames(settings);
  const { resolver = RESOLVER, probe = site.probe, sessions = 2_000 } = options;
  const parts = { database, resolver, probe, clock: CLOCK, sessions, onFailure: () => {} };
  return {
    database,
    settings,
    turns: createTurnBatches(database),
    site,
    async addWorker(served = egresses) {
      const opened = await openQueues(served.length);
      const lanes = createLaneOpener(opened);
      const worker = startWorker({ ...parts, settings: { ...settings, served }, queues: opened, lanes });
      workers.push(worker);
      return worker;
    },
    async run(addresses, priority = 0) {
      await storeContacts(database, addresses.map(contactOf));
      const run = newRun(addresses.map(contactId), priority);
      return (await startRun({ database, lanes: ours, clock: CLOCK, settings }, run)).runId;
    },
    async state(runId) {
      const run = await readRun(database, runId);
      const { counts, held } = await readProgress(database, runId, egresses);
      const counted = counts.reduce((sum, { count }) => sum + count, 0);
      return { state: run?.state ?? "gone", done: run?.done ?? 0, total: run?.total ?? 0, counted, held };
    },
    async loseQueues() {
      if (redisUrl !== null) await flushRedis(redisUrl);
      else await truncateJobs(database);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await Promise.all(queues.map((opened) => opened.close()));
      await database.close();
    },
  };
}

function newRun(contactIds: readonly string[], priority: number): NewRun {
  return { kind: "contacts", listId: null, contactIds, priority, firstStep: null, freshFor: ASK_EVERYBODY };
}

async function truncateJobs({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename LIKE '%job%'",
  );
  await pool.query(`TRUNCATE ${rows.map(({ name }) => `bullmq."${name}"`).join(", ")} CASCADE`);
}

function contactOf(asked: string): NewContact {
  const domain = asked.slice(asked.indexOf("@") + 1);
  const facts = {
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    free: false,
    tagged: false,
    relay: false,
    suggestion: null,
  };
  return { key: asked, asked, domain, syntaxProblem: null, relaxedKey: null, ...facts };
}

/** A lane of a site that is no provider's. */
export const laneAt = (domain: string, number = 0): Lane => ({
  pacingKey: `mx.${domain}`,
  egress: "main",
  number,
});

/** Addresses at a domain. */
export const people = (domain: string, count: number, prefix = "p"): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}@${domain}`);

/** The route of a domain with one mail server of its own. */
export function routeTo(domain: string): RoutedDomain {
  return {
    name: domain,
    route: "mx",
    siteKey: `mx.${domain}`,
    provider: null,
    pacingKey: `mx.${domain}`,
    hosts: [{ host: `mx.${domain}`, preference: 10 }],
    egress: null,
    expiresAt: new Date(Date.now() + 3_600_000),
  };
}
