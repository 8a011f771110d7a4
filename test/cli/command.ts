import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import type { MailWorld } from "@rollcall/mailworld";

const STOP_LIMIT_MS = 15_000;

const SOURCES = path.resolve(import.meta.dirname, "../../apps/cli/src");

/** No limits that would make a test wait: the servers are simulated. */
const PACING = `default:
  sessions: { start: 4, max: 8 }
  addressesPerMinute: { start: 1000000, max: 1000000 }
  pauseBetweenSessionsMs: 50ms
  rejectedPerHour: 100000
`;

export interface Ended {
  /** Null: ended by a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running or finished command. */
export interface Command {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
  /** Its output so far, both streams. */
  output(): string;
  /** Resolves when its output matches; rejects when it ends before. */
  said(pattern: RegExp): Promise<void>;
}

/** A test's own folder, in which it runs commands with their data in `data`. */
export interface Workplace extends AsyncDisposable {
  readonly folder: string;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  read(name: string): Promise<string>;
  /** The rows of a CSV file, by header. */
  rows(name: string): Promise<readonly Readonly<Record<string, string>>[]>;
  /** Ends all commands that are still running. */
  stopAll(): Promise<void>;
  run(command: string, args?: readonly string[], settings?: Readonly<Record<string, string>>): Command;
}

/** The program that runs a command, and its arguments before those of the command. */
export type Caller = (command: string) => readonly [program: string, ...args: string[]];

/** Runs the commands of the checkout. */
const fromSources: Caller = (command) => [process.execPath, path.join(SOURCES, `${command}.ts`)];

/** Creates a workplace whose commands only reach this mail world. */
export async function makeWorkplace(world?: MailWorld, caller: Caller = fromSources): Promise<Workplace> {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-cli-"));
  // PostgreSQL runs as an unprivileged user, who must be able to enter.
  await chmod(folder, 0o755);
  await writeFile(path.join(folder, "pacing.yaml"), PACING);
  const known = {
    DATA_DIR: "data",
    DNS_SERVERS: world?.dnsServer ?? "127.0.0.1:9",
    SMTP_PORT: String(world?.smtpPort ?? 9),
    SMTP_ALLOW_PRIVATE_ADDRESSES: "true",
    HELO_NAME: "verify.rollcall.zz",
    MAIL_FROM: "postmaster@verify.rollcall.zz",
    RETRY_SCHEDULE: "3s,6s",
    PACING_FILE: "pacing.yaml",
  };
  const started: Command[] = [];
  return {
    folder,
    path: (name) => path.join(folder, name),
    write: (name, content) => writeFile(path.join(folder, name), content),
    read: (name) => readFile(path.join(folder, name), "utf8"),
    rows: async (name) => parse(await readFile(path.join(folder, name)), { columns: true, bom: true }),
    run(command, args = [], settings = {}) {
      const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...known, ...settings };
      const [program, ...before] = caller(command);
      const child = spawn(program, [...before, ...args], { cwd: folder, env });
      const followed = follow(child);
      started.push(followed);
      return followed;
    },
    async stopAll() {
      await Promise.all(started.map((command) => end(command)));
    },
    async [Symbol.asyncDispose]() {
      // Commands of a failed test stop by themselves, with their servers.
      await Promise.all(started.map((command) => end(command)));
      const leftover = await serverOf(folder);
      if (leftover !== null) process.kill(leftover, "SIGQUIT");
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Ends a command, gracefully if possible. */
async function end(command: Command): Promise<void> {
  command.kill("SIGTERM");
  const stuck = setTimeout(() => command.kill("SIGKILL"), STOP_LIMIT_MS);
  await command.ended;
  clearTimeout(stuck);
}

/** Resolves once a condition holds; rejects if it does not, even on a busy machine. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, limitMs = 100_000): Promise<void> {
  for (const end = Date.now() + limitMs; !(await isSo()); await wait(20)) {
    if (Date.now() > end) throw new Error(`It did not happen within ${limitMs} ms: ${what}`);
  }
}

/** The pid of the PostgreSQL server on a workplace's data, or null. */
export async function serverOf(folder: string): Promise<number | null> {
  const lock = await readFile(path.join(folder, "data/postgres/postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(lock.split("\n")[0]);
  return pid > 0 && isAlive(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function follow(child: ReturnType<typeof spawn>): Command {
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, ...output }));
  return {
    pid: child.pid ?? 0,
    ended,
    kill: (signal) => void child.kill(signal),
    output: () => output.stdout + output.stderr,
    async said(pattern) {
      const matches = (): boolean => pattern.test(output.stdout + output.stderr);
      while (!matches()) {
        const next = Promise.race([once(child.stdout!, "data"), once(child.stderr!, "data")]).then(() => "data");
        const what = await Promise.race([next, ended.then(() => "end")]);
        if (what === "end" && !matches())
          throw new Error(`It ended without ${pattern}:\n${output.stdout}${output.stderr}`);
      }
    },
  };
}
