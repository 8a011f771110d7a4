import { once } from "node:events";
import { mkdtemp, readFile, rm, rmdir } from "node:fs/promises";
import { existsSync, globSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "../cli/command.ts";
import { runProgram, startProgram } from "../engines/programs.ts";

/** A systemd with services of its own, on this machine's files, kernel and network. */
export interface Machine extends AsyncDisposable {
  /** Runs a program in it, and returns its output. Rejects if it fails. */
  run(program: string, ...args: readonly string[]): Promise<string>;
}

/**
 * Boots systemd beside what runs, by boot.sh. `prepare` fills the folder that is laid over the root file system, such as
 * `etc/systemd/system`. It is ended by its end, and with this process.
 */
export async function bootMachine(prepare: (files: string) => Promise<void>): Promise<Machine> {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-boot-"));
  await prepare(path.join(folder, "files"));
  const boot = path.join(import.meta.dirname, "boot.sh");
  const child = startProgram("sh", ["-c", 'exec "$0" "$1"', boot, folder], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  const atExit = (): void => void child.kill("SIGKILL");
  process.once("exit", atExit);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const run = async (program: string, ...args: readonly string[]): Promise<string> => {
    const first = (await readFile(`/proc/${child.pid}/task/${child.pid}/children`, "utf8")).trim();
    const into = ["--target", first, "--mount", "--uts", "--ipc", "--pid", "--cgroup", "--root", "--wd"];
    return (await runProgram("nsenter", [...into, program, ...args])).stdout;
  };
  const stop = async (): Promise<void> => {
    process.removeListener("exit", atExit);
    child.kill("SIGKILL");
    await ended;
    await removeGroups(path.join(folder, "groups"));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until("systemd has booted", async () => {
      if (child.exitCode !== null) throw new Error(`systemd ended with code ${child.exitCode}:\n${said}`);
      return await run("systemctl", "is-system-running").then(
        (state) => state === "running\n",
        () => false,
      );
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { run, [Symbol.asyncDispose]: stop };
}

/** Removes control groups, the innermost first. Their processes have been killed, but may take a moment. */
async function removeGroups(list: string): Promise<void> {
  if (!existsSync(list)) return;
  const groups = (await readFile(list, "utf8")).split("\n").filter(Boolean);
  for (const group of groups) {
    const inner = globSync(`${group}/**/`).sort().toReversed();
    for (const one of new Set([...inner.map((name) => name.replace(/\/$/, "")), group]))
      await until(
        `${one} is empty`,
        () =>
          rmdir(one).then(
            () => true,
            () => !existsSync(one),
          ),
        10_000,
      );
  }
}
