import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Another Rollcall works in the folder. */
export class FolderInUseError extends Error {
  readonly code = "folder_in_use" as const;
}

/**
 * Takes a data folder for this process; returns how to give it back. Two processes with an embedded database of their
 * own on the same data would stop each other's server.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, "rollcall.pid");
  const holder = Number(await readFile(file, "utf8").catch(() => ""));
  if (holder && holder !== process.pid && isAlive(holder)) {
    throw new FolderInUseError(
      `Another Rollcall (process ${holder}) works in ${folder}. Stop it first, or give this one a folder of its own with DATA_DIR.`,
    );
  }
  await writeFile(file, `${process.pid}\n`);
  return async () => {
    await rm(file, { force: true });
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
