// Runs turbo offline, without telemetry and update checks.
import { type ChildProcess, spawn, spawnSync, type StdioOptions } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT: string = fileURLToPath(new URL("..", import.meta.url));

const TURBO = fileURLToPath(new URL("../node_modules/turbo/bin/turbo", import.meta.url));
const OFFLINE = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };

/** Whether it is installed: `npm ci --omit=dev` omits it. */
export const hasTurbo = (): boolean => existsSync(TURBO);

/**
 * Starts turbo in the project's folder; `stdio` as in `child_process.spawn`. The package that is built says which commit it
 * is made of (REVISION).
 */
export function startTurbo(args: readonly string[], stdio: StdioOptions): ChildProcess {
  const env = { REVISION: revision(), ...process.env, ...OFFLINE };
  return spawn(process.execPath, [TURBO, ...args], { cwd: ROOT, stdio, env });
}

/** The commit of the project's files; undefined where they are changed, or there is no git. */
function revision(): string | undefined {
  const git = (...args: string[]): string | undefined => {
    const { status, stdout } = spawnSync("git", args, { cwd: ROOT, encoding: "utf8" });
    return status === 0 ? stdout.trim() : undefined;
  };
  return git("status", "--porcelain") === "" ? git("rev-parse", "HEAD") : undefined;
}

if (import.meta.main) startTurbo(process.argv.slice(2), "inherit").on("close", (code) => process.exit(code ?? 1));
