import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import path from "node:path";

/** Throws FileError where the list can't be read or the cleaned list not be written: before an hour's work, not after. */
export async function checkFiles(file: string, out: string): Promise<void> {
  await assertReadable(file);
  await checkOut(out);
  if ((await realpath(out).catch(() => out)) === (await realpath(file))) {
    throw new FileError(`--out ${out} is the list itself. Name another file: the list stays as it is.`);
  }
}

/** Throws FileError where a file is not there or may not be read. */
export async function assertReadable(file: string): Promise<void> {
  const facts = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") {
      throw new FileError(`There is no file ${file}. Check its name and folder.`);
    }
    throw new FileError(`${file} can't be read (${error.code}). Check who may read it.`);
  });
  if (facts.isDirectory()) throw new FileError(`${file} is a folder. Name a file in it.`);
  await access(file, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    throw new FileError(`${file} can't be read (${error.code}). Check who may read it.`);
  });
}

/** Throws FileError where `out` can't be written. */
export async function checkOut(out: string): Promise<void> {
  const facts = await stat(out).catch(() => null);
  if (facts?.isDirectory()) throw new FileError(`--out ${out} is a folder. Name a file in it.`);
  const folder = path.dirname(out);
  const home = await stat(folder).catch(() => null);
  if (!home?.isDirectory()) throw new FileError(`There is no folder ${folder} for --out. Create it, or name another.`);
  for (const target of facts ? [folder, out] : [folder]) {
    await access(target, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
      throw new FileError(`--out ${out} can't be written (${error.code}). Name a file that you may write.`);
    });
  }
}

/** A file that can't be read or written, in a sentence. */
export class FileError extends Error {
  override readonly name = "FileError";
  readonly code = "file" as const;
}
