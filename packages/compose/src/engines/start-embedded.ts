import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type PostgresEvent, startEmbeddedPostgres } from "@rollcall/postgres";
import type { OnStop } from "../process/run-until-stopped.ts";
import { EngineError } from "./assert-reachable.ts";

export type { PostgresEvent } from "@rollcall/postgres";

export interface EmbeddedOptions {
  /** Start with an empty database. */
  readonly fresh?: boolean | undefined;
  readonly onEvent?: (event: PostgresEvent) => void;
}

export interface StartedEmbedded {
  readonly url: string;
  /** The data folder. */
  readonly folder: string;
  /** The process that used the folder before was killed. */
  readonly leftBehind: boolean;
}

/** Starts the embedded server of a data folder, and locks the folder for this process. */
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
    throw new EngineError(`DATA_DIR ${folder} is not writable (${(error as Error).message}). Choose another folder.`);
  }
  const server = await startEmbeddedPostgres(folder, { fresh, ...(onEvent && { onEvent }) });
  onStop(() => server.stop());
  return { url: server.url, folder: server.folder, leftBehind };
}

/** Another Rollcall process uses the folder. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
  readonly code = "folder_in_use" as const;
}

/** A locked data folder. */
interface LockedFolder {
  /** The process that used it before was killed, or the machine crashed. */
  readonly leftBehind: boolean;
  release(): Promise<void>;
}

/**
 * Locks a data folder for this process. Two processes with an embedded database on the same folder would stop each
 * other's server. Throws FolderInUseError while another live process has it.
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
    `Another Rollcall process (${holder.split(" ")[0]}) is using ${folder}. Stop it first, or give this one a folder of ` +
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

/** A process's id and, if available, start time: ids are reused, in containers immediately. */
async function nameOf(pid: number): Promise<string> {
  // proc(5): field 22; field 2, in parentheses, may contain spaces.
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const startedAt = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  return `${pid} ${startedAt}`.trim();
}
