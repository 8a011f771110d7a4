import { readFile, stat } from "node:fs/promises";
import path from "node:path";

/** A system user to run the database server as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user to run PostgreSQL as; null: our own. PostgreSQL refuses to run as root, so root uses an existing
 * unprivileged user: `postgres` if there is one, else `nobody`.
 */
export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const passwd = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const entry = passwd.find(([name]) => name === wanted);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and this system has neither a user `postgres` nor `nobody`. " +
      "Run Rollcall as another user, or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

/** Whether the user may enter every folder on the way to a path (the path's own permissions are ignored). */
export async function canReach(user: ServerUser, target: string): Promise<boolean> {
  const absolute = path.resolve(target);
  for (let folder = path.dirname(absolute); ; folder = path.dirname(folder)) {
    const facts = await stat(folder).catch(() => null);
    if (facts && !mayEnter(user, facts)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function mayEnter(user: ServerUser, facts: { mode: number; uid: number; gid: number }): boolean {
  if (facts.uid === user.uid) return (facts.mode & 0o100) !== 0;
  if (facts.gid === user.gid) return (facts.mode & 0o010) !== 0;
  return (facts.mode & 0o001) !== 0;
}

/** Whether a process exists (and we may signal it). */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
