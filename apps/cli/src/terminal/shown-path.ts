import path from "node:path";

/** A path relative to the user's folder, or absolute if it is elsewhere. */
export function shownPath(file: string, from: string = process.env["INIT_CWD"] ?? process.cwd()): string {
  const relative = path.relative(from, file);
  return relative === "" || relative.startsWith("..") || path.isAbsolute(relative) ? file : relative;
}
