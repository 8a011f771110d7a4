import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { importFile } from "@rollcall/ingest";
import type { List, Store } from "@rollcall/ports";

/** A file that can't be read, in a sentence. */
export class FileError extends Error {
  readonly code = "file" as const;
}

/** The stored list of a file: the one from an earlier run of the same file and columns, or a new import. */
export async function findOrImport(
  store: Store,
  file: string,
  columns: readonly string[] | null,
  onRows: (rows: number) => void,
): Promise<{ readonly list: List; readonly known: boolean }> {
  await assertReadable(file);
  const known = await store.findListByFile(await hashOf(file));
  if (known && (columns === null || sameColumns(known, columns))) return { list: known, known: true };
  const bytes = createReadStream(file);
  const fileName = path.basename(file);
  return { list: await importFile(store, { bytes, fileName, name: null, columns, onRows }), known: false };
}

async function assertReadable(file: string): Promise<void> {
  const facts = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new FileError(`There is no file ${file}. Check its name and folder.`);
    throw new FileError(`${file} can't be read: ${error.message}.`);
  });
  if (facts.isDirectory()) throw new FileError(`${file} is a folder. Name a file in it.`);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch (error) {
    throw new FileError(`${file} can't be read: ${(error as Error).message}.`);
  }
  return hash.digest("hex");
}

function sameColumns(list: List, columns: readonly string[]): boolean {
  const names = list.addressColumns.map((index) => list.columns[index]?.trim().toLowerCase());
  const positions = list.addressColumns.map((index) => String(index + 1));
  return (
    columns.length === names.length &&
    columns.every((name, at) => names[at] === name.toLowerCase() || positions[at] === name)
  );
}
