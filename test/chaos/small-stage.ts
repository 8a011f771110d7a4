import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { setTimeout as wait } from "node:timers/promises";
import { createStore, type Database, migrate, openDatabase } from "@rollcall/db";
import type { Lane, MailResolver, NewContact, ProberPorts, SessionPlan, SessionReport, Store } from "@rollcall/ports";
import { createLaneOpener, TurnQueues } from "@rollcall/queue";
import { ASK_EVERYBODY, startRun, type VerificationSettings } from "@rollcall/verification";
import { type RunningWorker, startWorker } from "@rollcall/worker";
import { freshDatabase } from "../engines/postgres.ts";
import { freshRedisUrl } from "../engines/queues.ts";
import { connectQueues, type QueueConnection } from "@rollcall/queue";

/** What a made-up site says to an address. */
export type Answer = "accepted" | "unknown" | "greylisted";

export interface Asked {
  readonly address: string;
  readonly atMs: number;
  readonly worker: number;
}

/** Engines, workers in this process, and a mail world that is a function. */
export interface SmallStage {
  readonly database: Database;
  readonly store: Store;
  readonly settings: VerificationSettings;
  /** Every RCPT, controls left out, in order. */
  readonly asked: Asked[];
  /** Sessions at once, by pacing key: the most there ever were. */
  readonly mostSessions: Map<string, number>;
  answer: (address: string, times: number) => Answer;
  /** How long an answer takes. */
  rcptMs: number;
  addWorker(): RunningWorker & { readonly queues: TurnQueues };
  run(addresses: readonly string[], priority?: number): Promise<number>;
  state(runId: number): Promise<{ state: string; done: number; total: number; counted: number; held: number }>;
  /** The queues lose all that they hold. */
  loseQueues(): Promise<void>;
  close(): Promise<void>;
}

const EGRESS = { name: "main", bindAddress: null, heloName: "verify.example.com", mailFrom: "" };

const RESOLVER: MailResolver = {
  resolveRoute: async (domain) => ({ type: "mx", hosts: [{ host: `mx.${domain}`, preference: 10 }], ttlMs: 3_600_000 }),
  resolveHost: async () => ({ type: "dns_error", detail: "nobody asks" }),
};

export async function smallStage(backend: "redis" | "postgres"): Promise<SmallStage> {
  const url = await freshDatabase();
  await migrate(url);
  const database = openDatabase(url, 20);
  const store = createStore(database);
  const redisUrl = backend === "redis" ? freshRedisUrl() : null;
  const connect = async (): Promise<QueueConnection> =>
    await connectQueues({ redisUrl, databaseUrl: url, poolSize: 40 });
  const settings: VerificationSettings = {
    egress: EGRESS,
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
  const ours = new TurnQueues(await connect());
  const connections = [await connect(), await connect()];
  const open = new Map<string, number>();
  const times = new Map<string, number>();
  const workers: RunningWorker[] = [];

  const stage: SmallStage = {
    database,
    store,
    settings,
    asked: [],
    mostSessions: new Map(),
    answer: () => "accepted",
    rcptMs: 5,
    addWorker() {
      const connection = connections[workers.length];
      if (!connection) throw new Error("This stage is too small for so many workers.");
      const queues = new TurnQueues(connection);
      const number = workers.length;
      const worker = startWorker({
        store,
        queues,
        lanes: createLaneOpener(queues),
        resolver: RESOLVER,
        probe: (plan, ports) => hold(plan, ports, number),
        clock: CLOCK,
        settings,
        onFailure: () => {},
      });
      workers.push(worker);
      return { ...worker, queues };
    },
    async run(addresses, priority = 0) {
      const contacts = addresses.map((address) => contactOf(address));
      await store.storeContacts(contacts);
      const contactIds = contacts.map(({ key }) => store.contactId(key));
      const run = {
        kind: "contacts" as const,
        listId: null,
        contactIds,
        priority,
        watched: false,
        freshFor: ASK_EVERYBODY,
      };
      return (await startRun({ store, lanes: createLaneOpener(ours), clock: CLOCK, settings }, run)).runId;
    },
    async state(runId) {
      const run = await store.readRun(runId);
      const { counts, held } = await store.readProgress(runId, EGRESS.name);
      const counted = counts.reduce((sum, { count }) => sum + count, 0);
      return { state: run?.state ?? "gone", done: run?.done ?? 0, total: run?.total ?? 0, counted, held };
    },
    async loseQueues() {
      if (redisUrl !== null) await promisify(execFile)("redis-cli", ["-u", redisUrl, "flushdb"]);
      else await database.pool.query(await truncateJobs(database));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await ours.close();
      await Promise.all(connections.map((connection) => connection.close()));
      await database.close();
    },
  };

  async function hold(plan: SessionPlan, ports: ProberPorts, worker: number): Promise<SessionReport> {
    const key = plan.hosts[0]?.host ?? "";
    open.set(key, (open.get(key) ?? 0) + 1);
    stage.mostSessions.set(key, Math.max(stage.mostSessions.get(key) ?? 0, open.get(key) ?? 0));
    const answers: { id: string; evidence: SessionReport["answers"][number]["evidence"] }[] = [];
    const startedMs = Date.now();
    for (const { id, address } of plan.recipients) {
      if (ports.signal?.aborted) break;
      const atMs = Date.now();
      stage.asked.push({ address, atMs, worker });
      times.set(address, (times.get(address) ?? 0) + 1);
      await wait(stage.rcptMs);
      const words = WORDS[stage.answer(address, times.get(address) ?? 1)];
      answers.push({ id, evidence: [{ ...REPLY, ...words, host: key, atMs }] });
    }
    open.set(key, (open.get(key) ?? 1) - 1);
    const answered = new Set(answers.map(({ id }) => id));
    return {
      answers,
      unanswered: plan.recipients.map(({ id }) => id).filter((id) => !answered.has(id)),
      controls: [...plan.controls.keys()].map((domain) => ({
        domain,
        evidence: { ...REPLY, ...WORDS.unknown, subject: "control", host: key, atMs: Date.now() },
      })),
      ending: { type: ports.signal?.aborted ? "aborted" : "completed" },
      tlsBroken: false,
      host: key,
      refusedRecipients: answers.filter(({ evidence }) => evidence[0]?.type === "reply" && evidence[0].code >= 500)
        .length,
      askedRecipients: answers.length,
      durationMs: Date.now() - startedMs,
      transcript: null,
    };
  }
  return stage;
}

async function truncateJobs({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename LIKE '%job%'",
  );
  return `TRUNCATE ${rows.map(({ name }) => `bullmq."${name}"`).join(", ")} CASCADE`;
}

const CLOCK = { nowMs: (): number => Date.now(), random: (): number => Math.random() };

const REPLY = { type: "reply", stage: "rcpt", subject: "recipient", provider: null, durationMs: 5 } as const;

const WORDS = {
  accepted: { code: 250, enhanced: "2.1.5", text: "2.1.5 Ok" },
  unknown: { code: 550, enhanced: "5.1.1", text: "5.1.1 User unknown" },
  greylisted: { code: 450, enhanced: "4.2.0", text: "4.2.0 Greylisted, see http://postgrey.schweikert.ch/" },
} as const;

function contactOf(asked: string): NewContact {
  const domain = asked.slice(asked.indexOf("@") + 1);
  const facts = { needsSmtpUtf8: false, role: false, disposable: false, free: false, tagged: false, suggestion: null };
  return { key: asked, asked, domain, syntaxProblem: null, relaxedKey: null, ...facts };
}

/** A lane of a site that nobody knows. */
export const laneAt = (domain: string, number = 0): Lane => ({
  pacingKey: `mx.${domain}`,
  egress: EGRESS.name,
  number,
});

/** Addresses at a domain. */
export const people = (domain: string, count: number, prefix = "p"): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}@${domain}`);
