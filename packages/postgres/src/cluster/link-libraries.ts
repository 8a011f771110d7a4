import { lstat, readFile, symlink } from "node:fs/promises";
import path from "node:path";

/** A symbolic link, as the platform package lists it; both paths are relative to its folder. */
interface Link {
  /** The library. */
  readonly source: string;
  /** The link to it. */
  readonly target: string;
}

/**
 * Creates the links between PostgreSQL's libraries that npm can't pack. The platform package's install script does the
 * same, but npm may be set to run no scripts. Rejects if links are missing and the folder is not writable.
 */
export async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as readonly Link[]) {
    const link = path.join(folder, target);
    if (await lstat(link).catch(() => null)) continue;
    const library = path.relative(path.dirname(link), path.join(folder, source));
    await symlink(library, link).catch((error: NodeJS.ErrnoException) => {
      // Another process was faster.
      if (error.code !== "EEXIST") throw error;
    });
  }
}
