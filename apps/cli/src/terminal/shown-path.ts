import path from "node:path";

/** A path as people write it from the folder that they are in; whole where it lies elsewhere. */
export function shownPath(file: string, from: string = process.env["INIT_CWD"] ?? process.cwd()): string {
  const relative = path.relative(from, file);
  return relative === "" || relative.startsWith("..") || path.isAbsolute(relative) ? file : relative;
}
