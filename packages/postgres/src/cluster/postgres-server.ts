import { type ChildProcess, spawn } from "node:child_process";
import { DiskFullError } from "../disk-room.ts";
import type { ServerUser } from "./server-user.ts";

/** Longer than crash recovery of a busy database takes on a laptop. */
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
/** Pause between restarts of a crashed server. */
const RESTART_PAUSE_MS = 1_000;
const RESTART_PAUSE_MAX_MS = 15_000;

/** An unplanned event of a running server. `words`: PostgreSQL's own message. */
export interface PostgresEvent {
  readonly type: "lost" | "failed" | "back";
  readonly words: string;
}

export interface ServerStart {
  readonly program: string;
  readonly arguments: readonly string[];
  /** Null: as this process. */
  readonly user: ServerUser | null;
  readonly onEvent: (event: PostgresEvent) => void;
}

/**
 * Runs a server until it is stopped. A server that exits by itself (killed, out of memory, disk full) is restarted
 * until it stays up. Rejects with PostgreSQL's reason if the first start fails, with DiskFullError if the disk is full.
 */
export async function runPostgres(start: ServerStart): Promise<{ stop(): Promise<void> }> {
  let server = await startOnce(start);
  const life = { stopping: false };
  let restarting: Promise<void> = Promise.resolve();
  const watch = (running: RunningServer): void => {
    void running.closed.then(() => {
      if (life.stopping) return;
      start.onEvent({ type: "lost", words: running.complaint() });
      restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    for (let pauseMs = RESTART_PAUSE_MS; !life.stopping; pauseMs = Math.min(pauseMs * 2, RESTART_PAUSE_MAX_MS)) {
      await new Promise((resolve) => void setTimeout(resolve, pauseMs).unref());
      if (life.stopping) return;
      try {
        server = await startOnce(start);
      } catch (error) {
        start.onEvent({ type: "failed", words: (error as Error).message });
        continue;
      }
      start.onEvent({ type: "back", words: "" });
      watch(server);
      return;
    }
  };
  watch(server);
  return {
    async stop() {
      life.stopping = true;
      await stopServer(server.process);
      await restarting;
      await stopServer(server.process);
    },
  };
}

interface RunningServer {
  readonly process: ChildProcess;
  readonly closed: Promise<void>;
  /** The end of its output. */
  complaint(): string;
}

async function startOnce({ program, arguments: args, user }: ServerStart): Promise<RunningServer> {
  const server = spawn(program, args, {
    ...user,
    stdio: ["ignore", "ignore", "pipe"],
    // Ctrl-C in a terminal goes to the whole process group; the database must outlive its clients.
    detached: true,
  });
  // Otherwise the server would keep running after a crash of ours.
  const atExit = (): void => void server.kill("SIGINT");
  process.once("exit", atExit);
  const closed = new Promise<void>((resolve) => {
    server.once("close", () => {
      process.removeListener("exit", atExit);
      resolve();
    });
  });
  const printed = collect(server);
  const complaint = (): string => serverComplaint(printed());
  await untilReady(server, printed);
  return { process: server, closed, complaint };
}

async function untilReady(server: ChildProcess, printed: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = (): void => reject(startFailure(printed()));
    const timer = setTimeout(() => {
      server.kill("SIGQUIT");
      failed();
    }, START_LIMIT_MS);
    const settle = (): void => clearTimeout(timer);
    server
      .once("close", () => {
        settle();
        failed();
      })
      .once("error", (error) => {
        settle();
        reject(error);
      });
    server.stderr?.on("data", () => {
      if (!printed().includes("ready to accept connections")) return;
      settle();
      resolve();
    });
  });
}

/** The error of a failed start or initdb, from the program's output. */
export function startFailure(printed: string): Error {
  const complaint = serverComplaint(printed);
  if (printed.includes("No space left on device")) {
    return new DiskFullError(`The disk is full: ${complaint}. Free some space and start again: recorded data is safe.`);
  }
  return new Error(`The embedded PostgreSQL did not start: ${complaint || "no output"}`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const closed = new Promise((resolve) => server.once("close", resolve));
  // SIGINT is PostgreSQL's fast shutdown: sessions are ended, nothing committed is lost.
  server.kill("SIGINT");
  const limit = setTimeout(() => server.kill("SIGQUIT"), STOP_LIMIT_MS);
  await closed;
  clearTimeout(limit);
}

const KEPT_CHARS = 4_000;

/** Collects the end of a process's stderr. */
export function collect(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-KEPT_CHARS);
  });
  return () => text.trim();
}

/** `2026-11-29 15:11:26.398 UTC [123] FATAL:  could not write …` */
const SEVERE = /\b(?:PANIC|FATAL):\s+(.+)$/u;
const ANY = /\b(?:ERROR|WARNING|LOG|HINT):\s+(.+)$/u;

/**
 * Why PostgreSQL exited, from its output: the last PANIC or FATAL, or else its last line. Empty if there is no output.
 */
export function serverComplaint(printed: string): string {
  const lines = printed.split("\n").filter((line) => line.trim() !== "");
  const severe = lines.findLast((line) => SEVERE.test(line));
  const line = severe ?? lines.at(-1) ?? "";
  return (SEVERE.exec(line)?.[1] ?? ANY.exec(line)?.[1] ?? line).trim();
}
