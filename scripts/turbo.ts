// Runs turbo offline, without telemetry and update checks.
import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT: string = fileURLToPath(new URL("..", import.meta.url));

const TURBO = fileURLToPath(new URL("../node_modules/turbo/bin/turbo", import.meta.url));
const OFFLINE = { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };

/** Whether it is installed: `npm ci --omit=dev` omits it. */
export const hasTurbo = (): boolean => existsSync(TURBO);

/** Starts turbo in the project's folder; `stdio` as in `child_process.spawn`. */
export function startTurbo(args: readonly string[], stdio: StdioOptions): ChildProcess {
  return spawn(process.execPath, [TURBO, ...args], { cwd: ROOT, stdio, env: { ...process.env, ...OFFLINE } });
}

if (import.meta.main) startTurbo(process.argv.slice(2), "inherit").on("close", (code) => process.exit(code ?? 1));
