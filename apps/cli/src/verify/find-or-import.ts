import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { findAddresses } from "@rollcall/address";
import { importFile } from "@rollcall/ingest";
import type { List, Store } from "@rollcall/ports";
import { openTable } from "@rollcall/tabular";
import { isAppendedColumn } from "@rollcall/verification";
import { FileError } from "./file-error.ts";

/** A file that was looked into. */
export interface Inspected {
  readonly file: string;
  /** Position, from 0, of the column that holds addresses, or null. */
  readonly addressColumn: number | null;
}

/** Looks into a file. Throws TabularError where it is no list, and FileError where it can't be read. */
export async function inspectFile(file: string): Promise<Inspected> {
  const looksLikeAddress = (cell: string): boolean => cell.includes("@") && findAddresses(cell).length > 0;
  const table = await openTable(bytesOf(file), {
    fileName: path.basename(file),
    looksLikeAddress,
    isIgnoredColumn: isAppendedColumn,
  });
  await table.close();
  return { file, addressColumn: table.addressColumn };
}

export interface ImportOptions {
  /** Headers or positions of the address columns; null: found by content. */
  readonly columns: readonly string[] | null;
  readonly onRows: (rows: number) => void;
  readonly signal: AbortSignal;
}

/**
 * The stored list of a file: the one from an earlier run of the same file and columns, or a new import. When the signal
 * comes, it rejects, and nothing of the file stays.
 */
export async function findOrImport(
  store: Store,
  { file, addressColumn }: Inspected,
  { columns, onRows, signal }: ImportOptions,
): Promise<{ readonly list: List; readonly known: boolean }> {
  const known = await store.findListByFile(await hashOf(file, signal));
  if (known && (columns === null ? isFoundColumn(known, addressColumn) : sameColumns(known, columns))) {
    return { list: known, known: true };
  }
  const bytes = bytesOf(file, signal);
  const fileName = path.basename(file);
  return { list: await importFile(store, { bytes, fileName, name: null, columns, onRows }), known: false };
}

async function hashOf(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of bytesOf(file, signal)) hash.update(chunk);
  return hash.digest("hex");
}

async function* bytesOf(file: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file, { signal })) yield chunk as Buffer;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new FileError(`${file} can't be read: ${(error as Error).message}.`);
  }
}

function isFoundColumn(list: List, addressColumn: number | null): boolean {
  return list.addressColumns.length === 1 && list.addressColumns[0] === addressColumn;
}

function sameColumns(list: List, columns: readonly string[]): boolean {
  const names = list.addressColumns.map((index) => list.columns[index]?.trim().toLowerCase());
  const positions = list.addressColumns.map((index) => String(index + 1));
  return (
    columns.length === names.length &&
    columns.every((name, at) => names[at] === name.toLowerCase() || positions[at] === name)
  );
}
