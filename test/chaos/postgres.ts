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
  /** Kills the postmaster by SIGKILL: it is started again as the product does. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** `dataParent`: the folder for its data; absent: a temporary one. */
export async function startPostgres(dataParent?: string): Promise<RunningPostgres> {
  const parent = dataParent ?? (await mkdtemp(path.join(tmpdir(), "rollcall-chaos-")));
  const embedded = await startEmbeddedPostgres(parent);
  let own: ChildProcess | null = null;
  return {
    url: embedded.url,
    async crash() {
      process.kill(await readPid(embedded.folder), "SIGKILL");
    },
    async restart(downMs) {
      const pid = await readPid(embedded.folder);
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
      if (dataParent === undefined) await rm(parent, { recursive: true, force: true });
    },
  };
}

const readPid = async (folder: string): Promise<number> =>
  Number((await readFile(path.join(folder, "postmaster.pid"), "utf8")).split("\n")[0]);

async function readBinary(pid: number): Promise<string> {
  const { readlink } = await import("node:fs/promises");
  return await readlink(`/proc/${pid}/exe`);
}

async function stopped(server: ChildProcess): Promise<void> {
  const exited = once(server, "exit");
  server.kill("SIGINT");
  await exited;
}
