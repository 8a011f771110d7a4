import type { NamedEgress } from "@rollcall/core";
import { type Database, migrate, openDatabase } from "@rollcall/postgres";
import { createLogger, type Logger } from "@rollcall/telemetry";
import type { AccessSettings } from "../access/access-policy.ts";
import { createServer, type ServerOptions } from "../server.ts";
import type { Services } from "../services.ts";
import { ownerCookie } from "./owner-cookie.ts";
import { testServices } from "./test-services.ts";

/** An ingest server on loopback without a worker, and a browser that is signed in as its owner. */
export interface TestIngest {
  readonly url: string;
  /** The browser's Cookie header. */
  readonly cookie: string;
  readonly database: Database;
  readonly databaseUrl: string;
  /** Requests a path as the owner, unless `init` has a key or a cookie. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The same for a path under /v1; parses its JSON. */
  json(path: string, init?: RequestInit): Promise<{ readonly status: number; readonly body: Body }>;
  /** Uploads bytes as a new list. */
  upload(
    bytes: Uint8Array<ArrayBuffer> | string,
    query?: string,
  ): Promise<{ readonly status: number; readonly body: Body }>;
  /** Downloads a list. */
  download(id: string, query?: string): Promise<Buffer>;
  /** A single value from the database. */
  count(sql: string): Promise<number>;
  stop(): Promise<void>;
}

/** An answer of the API, looked into without ceremony. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test says what it expects of each field
type Body = any;

interface TestOptions extends ServerOptions {
  readonly room?: Database["room"];
  readonly logger?: Logger;
  readonly reacherApi?: boolean;
}

/** Starts it on the database at `databaseUrl`. */
export async function startIngest(
  databaseUrl: string,
  access: Partial<AccessSettings> = {},
  boardQueues: Services["boardQueues"] = [],
  { room, logger, reacherApi = false, ...options }: TestOptions = {},
  egresses: readonly (string | NamedEgress)[] = ["main"],
  isWithoutWorker: () => boolean = () => false,
): Promise<TestIngest> {
  await migrate(databaseUrl);
  const database = openDatabase(databaseUrl, 20, room);
  const services = testServices(database, { access, boardQueues, egresses, isWithoutWorker, reacherApi });
  const server = await createServer(services, logger ?? createLogger("silent", 2), { checkAnswers: true, ...options });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  const cookie = await ownerCookie(database, access.publicUrl?.startsWith("https:"));
  const ask: TestIngest["fetch"] = async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has("authorization") && !headers.has("cookie")) headers.set("cookie", cookie);
    return await fetch(url + path, { ...init, headers });
  };
  const json: TestIngest["json"] = async (path, init) => {
    const response = await ask(`/v1${path}`, init);
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  };
  return {
    url,
    cookie,
    fetch: ask,
    database,
    databaseUrl,
    json,
    upload: (bytes, query = "") => json(`/lists?${query}`, { method: "POST", body: bytes, headers: FILE }),
    async download(id, query = "") {
      const response = await ask(`/v1/lists/${id}/export?${query}`);
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

const FILE = { "content-type": "application/octet-stream" };
