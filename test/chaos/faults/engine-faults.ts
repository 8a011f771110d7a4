import { chmod, mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { declareEngines, lacksOf } from "../../engines/engines.ts";
import { runProgram } from "../../engines/programs.ts";
import type { Fault } from "./fault.ts";

const SECOND_MS = 1_000;
const MB = 1024 * 1024;

/** A role that owns nothing, is no superuser, and may do what the owner may. */
const ROLE = "limited";
const FEW_CONNECTIONS = 4;

const SMALL_DISK_MB = 700;
let disk = "";

/** Why no small disk can be mounted; null: one can. */
export function lackOfMount(): string | null {
  const lacks = lacksOf(["mount"]).map(({ remedy }) => remedy);
  return lacks.length === 0 ? null : `a small disk can't be mounted without ${lacks.join(" and ")}`;
}

/** Mounts a disk of this size in memory, which any user may enter. */
export async function mountDisk(sizeMb: number): Promise<string> {
  declareEngines(["mount"]);
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-chaos-disk-"));
  await chmod(folder, 0o755);
  await runProgram("mount", ["-t", "tmpfs", "-o", `size=${sizeMb}m,mode=0755`, "tmpfs", folder]);
  return folder;
}

export async function unmountDisk(folder: string): Promise<void> {
  await runProgram("umount", ["-l", folder]);
  await rm(folder, { recursive: true, force: true });
}

/** Takes all that is left of a disk. */
export async function fillDisk(folder: string): Promise<string> {
  const filler = path.join(folder, "filler");
  const { bavail, bsize } = await statfs(folder);
  await writeFile(filler, Buffer.alloc(Math.min(bavail * bsize, SMALL_DISK_MB * MB))).catch(() => {});
  return filler;
}

/** Redis and PostgreSQL: away, full, short, or read-only. */
export const ENGINE_FAULTS: readonly Fault[] = [
  {
    name: "redis-away",
    backends: ["redis"],
    mustSay: /Redis is unavailable[^"]*/,
    async strike({ stage }, hold) {
      const start = await stage.redis?.kill();
      await hold(120 * SECOND_MS);
      await start?.();
    },
  },
  {
    name: "redis-flushall",
    backends: ["redis"],
    mustSay: null,
    strike: async ({ stage }) => await stage.redis?.flush(),
  },
  {
    name: "postgres-killed",
    mustSay:
      /PostgreSQL is unavailable[^"]*|Connection terminated unexpectedly|database system is (?:starting up|in recovery mode)/,
    async strike({ stage }, hold) {
      await stage.postgres.crash();
      await hold(SECOND_MS);
    },
  },
  {
    name: "postgres-read-only",
    mustSay: /It takes no changes[^"]*|cannot execute [A-Z ]+ in a read-only transaction/,
    async strike({ stage: { database } }, hold) {
      await database.pool.query("ALTER SYSTEM SET default_transaction_read_only = on");
      await database.pool.query("SELECT pg_reload_conf()");
      await hold(30 * SECOND_MS);
      await database.pool.query("ALTER SYSTEM RESET default_transaction_read_only");
      await database.pool.query("SELECT pg_reload_conf()");
    },
  },
  {
    name: "connections-short",
    mustSay: /too many connections for role[^",]*|of the \d+ that our role may have/,
    stage: async () => ({
      async serviceUrl({ pool }, url) {
        await pool.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD 'limited'`);
        await pool.query(`GRANT rollcall TO ${ROLE}`);
        const limited = new URL(url);
        limited.username = ROLE;
        limited.password = "limited";
        return limited.href;
      },
    }),
    async strike({ stage: { database } }, hold) {
      await database.pool.query(`ALTER ROLE ${ROLE} CONNECTION LIMIT ${FEW_CONNECTIONS}`);
      await database.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${ROLE}'`);
      await hold(40 * SECOND_MS);
      await database.pool.query(`ALTER ROLE ${ROLE} CONNECTION LIMIT -1`);
    },
  },
  {
    name: "disk-full",
    lack: lackOfMount,
    mustSay: /No space left on device|The database's disk is full[^"]*|PostgreSQL is unavailable[^"]*/,
    async stage() {
      disk = await mountDisk(SMALL_DISK_MB);
      return { dataParent: disk };
    },
    clean: async () => await unmountDisk(disk),
    async strike(_, hold) {
      const filler = await fillDisk(disk);
      await hold(30 * SECOND_MS);
      await rm(filler);
    },
  },
];
