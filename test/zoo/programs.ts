import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";
import getPort from "get-port";
import { whenWeAreGone } from "../real-servers/leash.ts";
import { untilListening } from "../real-servers/listening.ts";
import type { House, Listening, Manner, Place, StartedServer } from "./zoo-server.ts";

/** Time for a registry to give a package. */
const BRING_LIMIT_MS = 300_000;

export const LOOPBACK = "127.0.0.1";

/** Runs a command to its end; rejects with what it complained of. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const env = { ...process.env, ...options.env };
  const { stdout } = await promisify(execFile)(command, args, { cwd: options.cwd, env, timeout: BRING_LIMIT_MS });
  return stdout;
}

/** Fills a folder by a command, once: nothing is asked of a registry where `proof` is there. */
export async function bringOnce(folder: string, proof: string, fill: () => Promise<unknown>): Promise<void> {
  if (existsSync(proof)) return;
  await mkdir(folder, { recursive: true });
  await fill();
  if (!existsSync(proof)) throw new Error(`${proof} did not come`);
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a program, and waits until it listens. */
export async function startServer(program: Program, at: Listening): Promise<() => Promise<void>> {
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...program.env };
  const child = spawn(program.command, program.args, { cwd: program.cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  }
  const closed = once(child, "close");
  const letGo = whenWeAreGone(`kill ${child.pid}`);
  const died = closed.then(() => Promise.reject(new Error(`${program.command} ended:\n${said}`)));
  died.catch(() => {});
  try {
    await Promise.race([untilListening(at.host, at.port), died]);
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`${String(error)}\n${said}`, { cause: error });
  }
  return async () => {
    letGo();
    await ended(child, closed);
  };
}

/** Some stop only after their patience with open connections has run out. */
const STOP_LIMIT_MS = 3_000;

async function ended(child: ChildProcess, closed: Promise<unknown>): Promise<void> {
  child.kill("SIGTERM");
  const stuck = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  await closed;
  clearTimeout(stuck);
}

/** Starts a process for each manner, each at a port of its own. */
export async function startEach<M extends Manner>(
  { houses }: Place<M>,
  start: (house: House<M>, at: Listening) => Promise<() => Promise<void>>,
): Promise<StartedServer> {
  const at = new Map<string, Listening>();
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => void (await Promise.all(stops.map((one) => one())));
  try {
    for (const house of houses) {
      const listening = { host: LOOPBACK, port: await getPort({ host: LOOPBACK }) };
      stops.push(await start(house, listening));
      at.set(house.domain, listening);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { at, stop };
}
