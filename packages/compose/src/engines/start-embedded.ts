import { mkdir } from "node:fs/promises";
import path from "node:path";
import { EngineError } from "./assert-reachable.ts";
import type { OnStop } from "../process/run-until-stopped.ts";
import { FolderInUseError, lockFolder } from "./lock-folder.ts";
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
