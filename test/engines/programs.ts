import { type ChildProcess, execFile, spawn, type SpawnOptions } from "node:child_process";
import { promisify } from "node:util";
import { engineOf, requireDeclared } from "./engines.ts";
import { findProgram } from "./find-program.ts";

/** Available on every Debian, and the Node that runs the tests. */
const EVERYWHERE: ReadonlySet<string> = new Set(["chroot", "cp", "ldd", "mknod", "script", "sh", process.execPath]);

/** Runs a program and returns its output; rejects if it fails. Its engine must be declared. */
export async function runProgram(
  program: string,
  args: readonly string[],
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return await promisify(execFile)(fileOf(program), args);
}

/** Starts a program in the background. Its engine must be declared. */
export function startProgram(program: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  return spawn(fileOf(program), args, options);
}

function fileOf(program: string): string {
  if (EVERYWHERE.has(program)) return program;
  requireDeclared(engineOf(program));
  return findProgram(program) ?? program;
}
