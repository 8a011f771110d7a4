import { createStore, type Database, migrate, openDatabase } from "@rollcall/db";
import type { LaneOpener, Store } from "@rollcall/ports";
import { DEFAULT_FRESH_FOR, type VerificationSettings } from "@rollcall/verification";
import { createLogger, createMetrics } from "@rollcall/telemetry";
import { accessPolicy, type AccessSettings } from "../access/access-policy.ts";
import { createServer, type ServerOptions } from "../server.ts";
import type { Services } from "../services.ts";

/** An ingest server on loopback with nobody to work on its runs. */
export interface TestIngest {
  readonly url: string;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly store: Store;
  /** Asks for a path under /v1 and reads its JSON. */
  json(path: string, init?: RequestInit): Promise<{ readonly status: number; readonly body: Body }>;
  /** Uploads bytes as a new list. */
  upload(
    bytes: Uint8Array<ArrayBuffer> | string,
    query?: string,
  ): Promise<{ readonly status: number; readonly body: Body }>;
  /** Downloads a list. */
  download(id: string, query?: string): Promise<Buffer>;
  /** One value of the database. */
  count(sql: string): Promise<number>;
  stop(): Promise<void>;
}

/** An answer of the API, looked into without ceremony. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test says what it expects of each field
type Body = any;

function settingsOf(egresses: readonly string[]): VerificationSettings {
  return {
    egresses: egresses.map((name) => ({ name, bindAddress: null, heloName: "probe.example.com", mailFrom: "" })),
    served: egresses,
    freshFor: DEFAULT_FRESH_FOR,
    retryScheduleMs: [60_000],
    roleIsRisky: false,
    pacing: {},
    smtpPort: 25,
    allowPrivateAddresses: false,
  };
}

const nobody = async (): Promise<void> => {};
const NOBODY: LaneOpener = { open: nobody, wake: nobody, resolve: nobody };

/** More requests than any test sends. */
const LOOPBACK: AccessSettings = {
  host: "127.0.0.1",
  publicUrl: null,
  allowedHosts: [],
  trustedProxies: [],
  rateLimitPerMinute: 1_000_000,
};

/** Starts it on the database at `databaseUrl`. */
export async function startIngest(
  databaseUrl: string,
  access: Partial<AccessSettings> = {},
  boardQueues: Services["boardQueues"] = [],
  { room, ...options }: ServerOptions & { readonly room?: Database["room"] } = {},
  egresses: readonly string[] = ["main"],
  isWithoutWorker: () => boolean = () => false,
): Promise<TestIngest> {
  await migrate(databaseUrl);
  const database = openDatabase(databaseUrl, 20, room);
  const store = createStore(database);
  const server = await createServer(
    {
      database,
      store,
      lanes: NOBODY,
      clock: { nowMs: () => Date.now(), random: () => 0.5 },
      settings: settingsOf(egresses),
      queueBackend: "postgres",
      boardQueues,
      warnings: [],
      isWithoutWorker,
      access: accessPolicy({ ...LOOPBACK, ...access }),
      examine: async () => ({ checkedAtMs: Date.now(), verdict: "ok", findings: [] }),
      webhooks: { secretKey: null, allowPrivateAddresses: false },
      health: healthOf(database),
    },
    createLogger("silent", 2),
    { checkAnswers: true, ...options },
  );
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  const json: TestIngest["json"] = async (path, init) => {
    const response = await fetch(`${url}/v1${path}`, init);
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  };
  return {
    url,
    database,
    databaseUrl,
    store,
    json,
    upload: (bytes, query = "") => json(`/lists?${query}`, { method: "POST", body: bytes, headers: FILE }),
    async download(id, query = "") {
      const response = await fetch(`${url}/v1/lists/${id}/export?${query}`);
      if (!response.ok) throw new Error(await response.text());
      return Buffer.from(await response.arrayBuffer());
    },
    async count(sql) {
      const { rows } = await database.pool.query<{ count: number }>(`SELECT (${sql})::int AS count`);
      return rows[0]?.count ?? 0;
    },
    async stop() {
      await server.close();
      await database.close();
    },
  };
}

function healthOf({ pool }: Database): Services["health"] {
  const needs = [{ name: "PostgreSQL", check: () => pool.query("SELECT 1") }];
  return { needs, metrics: createMetrics(), metricsToken: null };
}

const FILE = { "content-type": "application/octet-stream" };
