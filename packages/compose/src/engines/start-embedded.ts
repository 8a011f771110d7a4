import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { EngineError } from "./assert-reachable.ts";
import type { OnStop } from "../process/run-until-stopped.ts";
import { type PostgresEvent, startEmbeddedPostgres } from "@rollcall/postgres";

export type { PostgresEvent } from "@rollcall/postgres";

export interface EmbeddedOptions {
  /** Begin with an empty database. */
  readonly fresh?: boolean | undefined;
  readonly onEvent?: (event: PostgresEvent) => void;
}

export interface StartedEmbedded {
  readonly url: string;
  /** Where the data is. */
  readonly folder: string;
  /** The process that had the folder before was killed. */
  readonly leftBehind: boolean;
}

/** Starts the embedded server of a data folder, which it takes for this process. */
export async function startEmbedded(
  dataDir: string,
  onStop: OnStop,
  { fresh = false, onEvent }: EmbeddedOptions = {},
): Promise<StartedEmbedded> {
  const folder = path.resolve(dataDir);
  let leftBehind = false;
  try {
    await mkdir(folder, { recursive: true });
    const lock = await lockFolder(folder);
    onStop(() => lock.release());
    ({ leftBehind } = lock);
  } catch (error) {
    if (error instanceof FolderInUseError) throw error;
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw error;
    throw new EngineError(`DATA_DIR ${folder} can't be written to (${(error as Error).message}). Name another folder.`);
  }
  const server = await startEmbeddedPostgres(folder, { fresh, ...(onEvent && { onEvent }) });
  onStop(() => server.stop());
  return { url: server.url, folder: server.folder, leftBehind };
}

/** Another Rollcall works in the folder. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
  readonly code = "folder_in_use" as const;
}

/** A data folder that is ours. */
interface LockedFolder {
  /** The process that had it before was killed, or the machine went down. */
  readonly leftBehind: boolean;
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process. Two processes with an embedded database of their own on the same data would stop
 * each other's server. Throws FolderInUseError while another living process has it.
 */
export async function lockFolder(folder: string): Promise<LockedFolder> {
  const file = path.join(folder, "rollcall.lock");
  const mine = await nameOf(process.pid);
  let leftBehind = false;
  while (!(await create(file, mine))) {
    const holder = (await readFile(file, "utf8").catch(() => "")).trim();
    if (holder !== mine && (await isAlive(holder))) throw inUse(folder, holder);
    leftBehind = true;
    await rm(file, { force: true });
  }
  return { leftBehind, release: () => rm(file, { force: true }) };
}

function inUse(folder: string, holder: string): FolderInUseError {
  return new FolderInUseError(
    `Another Rollcall (process ${holder.split(" ")[0]}) works in ${folder}. Stop it first, or give this one a folder of ` +
      "its own with DATA_DIR.",
  );
}

async function create(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, `${content}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function isAlive(holder: string): Promise<boolean> {
  const pid = Number(holder.split(" ")[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !mayBeSignalled(pid)) return false;
  return holder === (await nameOf(pid));
}

function mayBeSignalled(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A process's number and, where the system tells, when it began: numbers are used again, in containers at once. */
async function nameOf(pid: number): Promise<string> {
  // proc(5): the 22nd field; the second one, in parentheses, may hold spaces.
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const startedAt = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  return `${pid} ${startedAt}`.trim();
}
