import type { ChildProcess } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PacingOverrides } from "@rollcall/pacing";
import { connectQueues, createLaneOpener, TurnQueues } from "@rollcall/queue";
import { ownerCookie } from "../../apps/ingest/src/testing/owner-cookie.ts";
import { type RunningPostgres, startPostgres } from "./postgres.ts";
import {
  end,
  type RunningIngest,
  type RunningRedis,
  type RunningWorld,
  startIngestProcess,
  startRedis,
  startWorkerProcess,
  startWorld,
} from "./processes.ts";
import type { WorldRequest } from "./worlds.ts";
import {
  ASK_EVERYBODY,
  startRun,
  type StartRunPorts,
  type VerificationSettings,
  contactId,
  readRun,
} from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";

export interface StageRequest {
  readonly backend: "redis" | "postgres";
  readonly world: WorldRequest;
  readonly workers: number;
  readonly pacing: PacingOverrides;
  /** As in RETRY_SCHEDULE. */
  readonly retrySchedule: string;
  /** LOG_LEVEL of services. */
  readonly logLevel?: string;
  /** Variables of workers. */
  readonly workerEnvironment?: Readonly<Record<string, string>>;
  /** A program and its arguments that start each worker, such as `prlimit`. */
  readonly launchWorker?: readonly string[];
  /** Folder of PostgreSQL's data, instead of a temporary one. */
  readonly dataParent?: string;
  /** The URL that services use, made from the owner's; default: the same. */
  readonly serviceUrl?: (database: Database, url: string) => Promise<string>;
}

/** A running installation: engines, world, workers, and a connection that acts as ingest. */
export interface Stage {
  readonly database: Database;
  readonly postgres: RunningPostgres;
  readonly redis: RunningRedis | null;
  readonly world: RunningWorld;
  readonly workers: ChildProcess[];
  readonly queues: TurnQueues;
  readonly ports: StartRunPorts;
  readonly logs: string;
  /** `more`: variables of its own. `launch`: what starts it, instead of the request's. */
  addWorker(more?: Record<string, string>, launch?: readonly string[]): Promise<void>;
  /** `more`: variables of its own. */
  addIngest(more?: Record<string, string>): Promise<RunningIngest>;
  stop(): Promise<void>;
}

const HELO_NAME = "verify.rollcall-chaos.com";
const MAIL_FROM = "postmaster@verify.rollcall-chaos.com";

const parseMs = (text: string): number => Number(text.slice(0, -1)) * { s: 1_000, m: 60_000 }[text.slice(-1)]!;

export async function setStage(request: StageRequest): Promise<Stage> {
  const [postgres, redis, world] = await Promise.all([
    startPostgres(request.dataParent),
    request.backend === "redis" ? startRedis() : null,
    startWorld(request.world),
  ]);
  await migrate(postgres.url);
  const database = openDatabase(postgres.url, 10);
  const queues = new TurnQueues(
    await connectQueues({ redisUrl: redis?.url ?? null, databaseUrl: postgres.url, poolSize: 10 }),
  );
  const logs = await mkdtemp(path.join(tmpdir(), "rollcall-chaos-logs-"));
  const pacingFile = path.join(logs, "pacing.json");
  await writeFile(pacingFile, JSON.stringify(request.pacing));
  const serviceUrl = (await request.serviceUrl?.(database, postgres.url)) ?? postgres.url;
  const environment = {
    ...environmentOf(request, world),
    PACING_FILE: pacingFile,
    ...engineAddresses(serviceUrl, redis),
  };
  const workers: ChildProcess[] = [];
  const services: ChildProcess[] = [];
  let started = 0;
  const stage: Stage = {
    database,
    postgres,
    redis,
    world,
    workers,
    queues,
    logs,
    ports: {
      database,
      lanes: createLaneOpener(queues),
      clock: { nowMs: () => Date.now(), random: () => Math.random() },
      settings: settingsOf(request, world),
    },
    async addWorker(more = {}, launch = request.launchWorker) {
      const log = path.join(logs, `worker-${++started}.log`);
      workers.push(await startWorkerProcess({ ...environment, ...request.workerEnvironment, ...more }, log, launch));
    },
    async addIngest(more = {}) {
      const log = path.join(logs, "ingest.log");
      const ingest = await startIngestProcess({ ...environment, ...more }, log, await ownerCookie(database));
      services.push(ingest.process);
      return ingest;
    },
    async stop() {
      await Promise.all(services.map((service) => end(service, "SIGKILL")));
      await Promise.all(workers.map((worker) => end(worker, "SIGKILL")));
      await queues.close();
      await database.close();
      await world.stop();
      await redis?.stop();
      await postgres.stop();
    },
  };
  await Promise.all(Array.from({ length: request.workers }, () => stage.addWorker()));
  return stage;
}

function environmentOf(request: StageRequest, world: RunningWorld): Record<string, string> {
  return {
    DNS_SERVERS: world.dnsServer,
    SMTP_PORT: String(world.smtpPort),
    SMTP_ALLOW_PRIVATE_ADDRESSES: "true",
    HELO_NAME,
    MAIL_FROM,
    RETRY_SCHEDULE: request.retrySchedule,
    LOG_LEVEL: request.logLevel ?? "warn",
  };
}

function engineAddresses(databaseUrl: string, redis: RunningRedis | null): Record<string, string> {
  return { DATABASE_URL: databaseUrl, ...(redis ? { REDIS_URL: redis.url } : {}) };
}

function settingsOf(request: StageRequest, world: RunningWorld): VerificationSettings {
  return {
    egresses: [{ name: "main", bindAddress: null, heloName: HELO_NAME, mailFrom: MAIL_FROM }],
    served: ["main"],
    freshFor: ASK_EVERYBODY,
    retryScheduleMs: request.retrySchedule.split(",").map(parseMs),
    roleIsRisky: false,
    pacing: request.pacing,
    smtpPort: world.smtpPort,
    allowPrivateAddresses: true,
  };
}

const INSERT = `
  INSERT INTO contacts (id, asked, domain) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
  ON CONFLICT DO NOTHING`;

/** Stores well-formed addresses and starts a run over them. Returns its number. */
export async function runOver(stage: Stage, addresses: readonly string[], priority = 0): Promise<number> {
  const ids = addresses.map((address) => contactId(address));
  for (let from = 0; from < addresses.length; from += 10_000) {
    const page = addresses.slice(from, from + 10_000);
    await stage.database.pool.query(INSERT, [
      ids.slice(from, from + 10_000),
      page,
      page.map((address) => address.slice(address.indexOf("@") + 1)),
    ]);
  }
  const { runId } = await startRun(stage.ports, {
    kind: "contacts",
    listId: null,
    contactIds: ids,
    priority,
    firstStep: null,
    freshFor: ASK_EVERYBODY,
  });
  return runId;
}

/** Waits for a condition or a timeout. Returns whether it came true. */
export async function until(condition: () => Promise<boolean>, limitMs: number, stepMs = 200): Promise<boolean> {
  const endMs = Date.now() + limitMs;
  while (Date.now() < endMs) {
    if (await condition().catch(() => false)) return true;
    await pause(stepMs);
  }
  return false;
}

/** Waits until a run is over. */
export async function runOverBy(stage: Stage, runId: number, limitMs: number): Promise<boolean> {
  return await until(async () => (await readRun(stage.ports.database, runId))?.state === "completed", limitMs);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
