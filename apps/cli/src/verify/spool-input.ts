import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileError } from "./check-files.ts";

/** A list's name that came through a pipe. */
const PIPED = "stdin";

/** A file that can be read more than once. */
export interface SpooledInput {
  readonly file: string;
  remove(): Promise<void>;
}

/**
 * Copies what comes through a pipe (`-`, `/dev/stdin`, a process substitution, a FIFO) into a temporary file, since a list is read
 * twice: for what it contains, and for its rows. A regular file is left where it is. Throws FileError if a terminal is all there is.
 */
export async function spoolInput(
  file: string,
  stdin: Readable & { readonly isTTY?: boolean },
  signal: AbortSignal,
): Promise<SpooledInput> {
  if (file !== "-" && !(await isPipe(file))) return { file, remove: async () => {} };
  const isStdin = file === "-" || file === "/dev/stdin";
  if (isStdin && stdin.isTTY === true)
    throw new FileError("Nothing is piped in. For example: cat contacts.csv | rollcall verify -");
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-piped-"));
  const copy = path.join(folder, PIPED);
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(isStdin ? stdin : createReadStream(file), createWriteStream(copy, { mode: 0o600 }), { signal });
  } catch (error) {
    await remove();
    if (signal.aborted) throw error;
    throw new FileError(`${file} can't be read: ${(error as Error).message}.`);
  }
  return { file: copy, remove };
}

async function isPipe(file: string): Promise<boolean> {
  const facts = await stat(file).catch(() => null);
  return facts !== null && (facts.isFIFO() || facts.isCharacterDevice() || facts.isSocket());
}
