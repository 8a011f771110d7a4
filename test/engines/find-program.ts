import { accessSync, constants } from "node:fs";
import path from "node:path";

/** Folders where Debian puts servers; an ordinary user's PATH lacks them. */
const SYSTEM_FOLDERS = ["/usr/sbin", "/sbin"];

/** The file that a program's name or absolute path starts, or null where it is not installed. */
export function findProgram(name: string): string | null {
  if (path.isAbsolute(name)) return isExecutable(name) ? name : null;
  const folders = [...(process.env["PATH"] ?? "").split(path.delimiter), ...SYSTEM_FOLDERS];
  const files = folders.map((folder) => path.join(folder, name));
  return files.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
