import { accessSync, constants } from "node:fs";
import path from "node:path";

/** Folders where Debian puts servers; an ordinary user's PATH lacks them. */
const SYSTEM_FOLDERS = ["/usr/sbin", "/sbin"];

/** Whether a program is there to be started by its name. */
export function isInstalled(command: string): boolean {
  const folders = [...(process.env["PATH"] ?? "").split(path.delimiter), ...SYSTEM_FOLDERS];
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
