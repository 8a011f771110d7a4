import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { STDOUT } from "./output-options.ts";

/** Throws FileError if the list can't be read or the output can't be written, before the work starts. */
export async function checkFiles(file: string, out: string): Promise<void> {
  await assertReadable(file);
  if (out === STDOUT) return;
  await checkOut(out);
  if ((await realpath(out).catch(() => out)) === (await realpath(file))) {
    throw new FileError(`--out ${out} is the list itself. Choose another file: the list is not changed.`);
  }
}

/** Throws FileError if a file is missing or unreadable. */
export async function assertReadable(file: string): Promise<void> {
  const facts = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") {
      throw new FileError(`There is no file ${file}. Check the path.`);
    }
    throw new FileError(`${file} can't be read (${error.code}). Check its permissions.`);
  });
  if (facts.isDirectory()) throw new FileError(`${file} is a folder. Choose a file in it.`);
  await access(file, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    throw new FileError(`${file} can't be read (${error.code}). Check its permissions.`);
  });
}

/** Throws FileError if `out` can't be written. */
export async function checkOut(out: string): Promise<void> {
  const facts = await stat(out).catch(() => null);
  if (facts?.isDirectory()) throw new FileError(`--out ${out} is a folder. Choose a file in it.`);
  const folder = path.dirname(out);
  const home = await stat(folder).catch(() => null);
  if (!home?.isDirectory())
    throw new FileError(`There is no folder ${folder} for --out. Create it, or choose another.`);
  for (const target of facts ? [folder, out] : [folder]) {
    await access(target, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
      throw new FileError(`--out ${out} can't be written (${error.code}). Check the permissions.`);
    });
  }
}

/** A file can't be read or written; the message is a sentence. */
export class FileError extends Error {
  override readonly name = "FileError";
  readonly code = "file" as const;
}
