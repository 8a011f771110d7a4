import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chown, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { locateBinaries, SYSTEM_FOLDER } from "./binaries.ts";
import { type PostgresEvent, runPostgres, startFailure, collect } from "./postgres-server.ts";
import { canReach, serverUser, type ServerUser, isProcessAlive } from "./server-user.ts";

export type { PostgresEvent } from "./postgres-server.ts";

/** A PostgreSQL server of our own, on loopback, with a persistent data folder. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** The actual data folder. */
  readonly folder: string;
  /** Stops the server; the data stays. */
  stop(): Promise<void>;
}

const USER = "rollcall";
const STOP_LIMIT_MS = 20_000;

/** Enough for the pools of one process and a few workers. */
const SERVER_SETTINGS = [
  "max_connections=200",
  "shared_buffers=256MB",
  "max_wal_size=2GB",
  "wal_buffers=32MB",
  "checkpoint_timeout=15min",
  "log_min_messages=warning",
  "jit=off",
];

/**
 * Starts a PostgreSQL server with its data below `dataDir`, creating it the first time. `fresh`: discards existing
 * data. A server left on the same data by a killed process is stopped first. A server that crashes is restarted on the
 * same port, and `onEvent` is called. Rejects with a sentence that says what to do, or with DiskFullError.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  options: { readonly fresh?: boolean; readonly onEvent?: (event: PostgresEvent) => void } = {},
): Promise<EmbeddedPostgres> {
  const user = await serverUser();
  const binaries = await locateBinaries(user);
  const folder = await clusterFolder(dataDir, user);
  const passwordFile = path.join(dataDir, "postgres.password");
  await stopLeftover(folder);
  if (options.fresh) await emptyFolder(folder);
  if (!(await stat(path.join(folder, "PG_VERSION")).catch(() => null))) {
    await createCluster(binaries.initdb, folder, passwordFile, user);
  }
  const password = (await readFile(passwordFile, "utf8")).trim();
  const port = await getPort({ host: "127.0.0.1" });
  const server = await runPostgres({
    program: binaries.postgres,
    arguments: serverArguments(folder, port),
    user,
    onEvent: options.onEvent ?? (() => {}),
  });
  return { url: embeddedUrl(password, port), folder, stop: () => server.stop() };
}

function serverArguments(folder: string, port: number): string[] {
  return [
    "-D",
    folder,
    "-p",
    String(port),
    "-h",
    "127.0.0.1",
    "-c",
    "unix_socket_directories=",
    ...SERVER_SETTINGS.flatMap((setting) => ["-c", setting]),
  ];
}

/** `dataDir/postgres`, or a link there to a folder that the server's user may enter. */
async function clusterFolder(dataDir: string, user: ServerUser | null): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const wanted = path.join(path.resolve(dataDir), "postgres");
  if (user === null) {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    return wanted;
  }
  const reachable = await canReach(user, wanted);
  const name = createHash("sha256").update(wanted).digest("hex").slice(0, 16);
  const folder = reachable ? wanted : path.join(SYSTEM_FOLDER, name);
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o755 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chown(folder, user.uid, user.gid);
  if (!reachable) await symlink(folder, wanted).catch(ignoreExisting);
  return folder;
}

async function createCluster(
  initdb: string,
  folder: string,
  passwordFile: string,
  user: ServerUser | null,
): Promise<void> {
  const password = `${randomBytes(24).toString("base64url")}\n`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  // initdb runs as the server's user, who can't read our file: give it a copy.
  const lent = path.join(tmpdir(), `rollcall-${randomBytes(8).toString("hex")}`);
  await writeFile(lent, password, { mode: 0o600, flag: "wx" });
  if (user) await chown(lent, user.uid, user.gid);
  try {
    const args = [`--pgdata=${folder}`, `--username=${USER}`, `--pwfile=${lent}`, "--auth=scram-sha-256"];
    const child = spawn(initdb, [...args, "--encoding=UTF8", "--locale=C", "--no-instructions"], {
      ...user,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const complaint = collect(child);
    const code = await new Promise<number | null>((resolve, reject) => child.on("close", resolve).on("error", reject));
    if (code !== 0) throw startFailure(complaint());
  } finally {
    await rm(lent, { force: true });
  }
}

async function stopLeftover(folder: string): Promise<void> {
  const lock = await readFile(path.join(folder, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(lock.split("\n")[0]);
  if (!pid || !isProcessAlive(pid)) return;
  process.kill(pid, "SIGINT");
  for (const until = Date.now() + STOP_LIMIT_MS; isProcessAlive(pid);) {
    if (Date.now() > until) throw new Error(`A PostgreSQL server (process ${pid}) uses ${folder} and does not stop.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true, force: true });
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

/** The URL of the embedded server running on a data folder, for a second process; null if none runs. */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | null> {
  // PostgreSQL's postmaster.pid: process, data folder, start time, port.
  const lock = await readFile(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port] = lock.split("\n");
  if (!Number(pid) || !Number(port) || !isProcessAlive(Number(pid))) return null;
  const password = (await readFile(path.join(dataDir, "postgres.password"), "utf8")).trim();
  return embeddedUrl(password, Number(port));
}

/** The URL of an embedded server. */
function embeddedUrl(password: string, port: number): string {
  return `postgresql://rollcall:${password}@127.0.0.1:${port}/postgres`;
}
