import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@rollcall/postgres";

/** A PostgreSQL server that can be restarted in place. */
export interface RunningPostgres {
  readonly url: string;
  restart(downMs: number): Promise<void>;
  stop(): Promise<void>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

export async function startPostgres(): Promise<RunningPostgres> {
  const parent = await mkdtemp(path.join(tmpdir(), "rollcall-chaos-"));
  const embedded = await startEmbeddedPostgres(parent);
  let own: ChildProcess | null = null;
  return {
    url: embedded.url,
    async restart(downMs) {
      const pid = Number((await readFile(path.join(embedded.folder, "postmaster.pid"), "utf8")).split("\n")[0]);
      const [command = "", ...args] = (await readFile(`/proc/${pid}/cmdline`, "utf8")).split("\0").slice(0, -1);
      const binary = command.includes("/") ? command : await readBinary(pid);
      const { uid, gid } = await stat(`/proc/${pid}`);
      // Stopped, not killed: a killed one restarts itself.
      if (own === null) await embedded.stop();
      else await stopped(own);
      await pause(downMs);
      own = spawn(binary, args, { uid, gid, stdio: "ignore", detached: true });
      process.once("exit", () => own?.kill("SIGINT"));
    },
    async stop() {
      if (own) await stopped(own);
      else await embedded.stop();
      await rm(embedded.folder, { recursive: true, force: true });
      await rm(parent, { recursive: true, force: true });
    },
  };
}

async function readBinary(pid: number): Promise<string> {
  const { readlink } = await import("node:fs/promises");
  return await readlink(`/proc/${pid}/exe`);
}

async function stopped(server: ChildProcess): Promise<void> {
  const exited = once(server, "exit");
  server.kill("SIGINT");
  await exited;
}
