import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { until } from "../../cli/command.ts";
import { unpackedFolder } from "../../engines/engines.ts";

const run = promisify(execFile);

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 60_000;
/** Maximum output of a command. */
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** The test's own Docker engine, with its data in a temporary folder. */
export interface DockerEngine {
  /** Runs `docker ARGS` against it and returns its output, both streams. Rejects with the output on failure. */
  docker(args: readonly string[], options?: { readonly cwd?: string }): Promise<string>;
  /** Creates an image from a folder: `docker import`, with Dockerfile instructions such as `ENTRYPOINT [...]`. */
  importFolder(folder: string, tag: string, instructions: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a separate dockerd with its own folders and socket, without touching the firewall. Containers reach each
 * other, and this machine their published ports; only those in the host's network reach anything else.
 */
export async function startEngine(): Promise<DockerEngine> {
  const unpacked = unpackedFolder("docker");
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-docker-"));
  const socket = `unix://${folder}/docker.sock`;
  const env = {
    ...process.env,
    PATH: `${unpacked}/usr/sbin:${unpacked}/usr/bin:${process.env["PATH"]}`,
    DOCKER_HOST: socket,
    DOCKER_CONFIG: folder,
  };
  const server = spawn(
    path.join(unpacked, "usr/sbin/dockerd"),
    [
      `--host=${socket}`,
      `--data-root=${folder}/data`,
      `--exec-root=${folder}/exec`,
      `--pidfile=${folder}/docker.pid`,
      "--bridge=none",
      "--iptables=false",
      "--ip6tables=false",
    ],
    { env, stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = once(server, "close");
  // Otherwise a crashed test run would leave the engine and its containers running.
  const atExit = (): void => void server.kill("SIGTERM");
  process.once("exit", atExit);
  server.once("close", () => process.removeListener("exit", atExit));
  let log = "";
  server.stderr?.on("data", (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4_000)));
  const plugins = `${unpacked}/usr/libexec/docker/cli-plugins`;
  await run("ln", ["-s", plugins, path.join(folder, "cli-plugins")]);
  const isUp = async (): Promise<boolean> => {
    if (server.exitCode !== null) throw new Error(`dockerd ended with code ${server.exitCode}:\n${log}`);
    return await run("docker", ["version"], { env }).then(
      () => true,
      () => false,
    );
  };
  await until("dockerd answers", isUp, START_LIMIT_MS);
  return {
    docker: async (args, options = {}) => {
      try {
        const { stdout, stderr } = await run("docker", args, { env, maxBuffer: MOST_OUTPUT_BYTES, ...options });
        return stdout + stderr;
      } catch (error) {
        const { stdout, stderr } = error as { stdout?: string; stderr?: string };
        throw new Error(`docker ${args.join(" ")} failed:\n${stdout ?? ""}${stderr ?? ""}\n${log}`, { cause: error });
      }
    },
    async importFolder(source, tag, instructions) {
      const changes = instructions.map((instruction) => `--change='${instruction}'`).join(" ");
      await run("sh", ["-c", `tar -C "$0" -c . | docker import ${changes} - "$1"`, source, tag], { env });
    },
    stop: () => stopEngine(server, ended, folder),
  };
}

async function stopEngine(server: ChildProcess, ended: Promise<unknown>, folder: string): Promise<void> {
  server.kill("SIGTERM");
  const stuck = setTimeout(() => server.kill("SIGKILL"), STOP_LIMIT_MS);
  await ended;
  clearTimeout(stuck);
  // The host's network namespace stays mounted if a container used it.
  const mounts = (await readFile("/proc/mounts", "utf8")).split("\n").map((line) => line.split(" ")[1] ?? "");
  for (const mount of mounts.filter((one) => one.startsWith(`${folder}/`)).toReversed()) await run("umount", [mount]);
  await rm(folder, { recursive: true, force: true });
}
