import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { findAddresses } from "@rollcall/address";
import { importFile, type Database, type List, isAppendedColumn, findListByFile, maybeStored } from "@rollcall/core";
import { openTable } from "@rollcall/tabular";
import { FileError } from "./check-files.ts";
import type { Reading } from "./reading-options.ts";

/** An inspected file. */
export interface Inspected {
  readonly file: string;
  /** Position, from 0, of the address column, or null. */
  readonly addressColumn: number | null;
  /** Column names of the file, read with `reading`. */
  readonly columns: readonly string[];
  readonly reading: Reading;
}

/** Inspects a file. Throws TabularError if it is no list, and FileError if it can't be read. */
export async function inspectFile(file: string, reading: Reading): Promise<Inspected> {
  const looksLikeAddress = (cell: string): boolean => cell.includes("@") && findAddresses(cell).length > 0;
  const table = await openTable(bytesOf(file), {
    ...reading.options,
    fileName: path.basename(file),
    looksLikeAddress,
    isIgnoredColumn: isAppendedColumn,
  });
  await table.close();
  const columns = table.hasHeader ? table.header : table.columnNames;
  return { file, addressColumn: table.addressColumn, columns, reading };
}

export interface ImportOptions {
  /** Headers or positions of the address columns; null: detected by content. */
  readonly columns: readonly string[] | null;
  readonly onRows: (rows: number) => void;
  readonly signal: AbortSignal;
}

/** The list of a file. */
interface FoundList {
  readonly list: List;
  /** It was imported earlier. */
  readonly known: boolean;
  /** An earlier list of the same bytes, whether it is this one or was read in another way. */
  readonly same: List | null;
}

/**
 * The stored list of a file: from an earlier run of the same file and columns, or a new import. Rejects when aborted;
 * nothing of the file is kept then.
 */
export async function findOrImport(
  database: Database,
  inspected: Inspected,
  { columns, onRows, signal }: ImportOptions,
): Promise<FoundList> {
  const { file, addressColumn, reading } = inspected;
  const { size } = await stat(file);
  // Only a file that may be stored is read for its hash; any other one is read once, by its import.
  const known = (await maybeStored(database, size)) ? await findListByFile(database, await hashOf(file, signal)) : null;
  if (known && isReadSo(known, inspected)) {
    const same = columns === null ? isFoundColumn(known, addressColumn) : sameColumns(known, columns);
    if (same) return { list: known, known: true, same: known };
  }
  const bytes = bytesOf(file, signal);
  const { options, dedupe } = reading;
  const named = { fileName: path.basename(file), name: nameOf(inspected) };
  return {
    list: await importFile(database, {
      bytes,
      sizeBytes: size,
      ...named,
      columns,
      options,
      dedupe,
      onRows,
      audit: { actor: "command line", action: "list.uploaded" },
    }),
    known: false,
    same: known,
  };
}

/** The sheet is part of the name: nothing else in the list identifies it. */
function nameOf({ file, reading }: Inspected): string {
  const { sheet } = reading.options;
  return sheet === undefined ? path.basename(file) : `${path.basename(file)} (${sheet})`;
}

/** An earlier import of the same bytes is reused if these options would give the same result. */
function isReadSo(list: List, inspected: Inspected): boolean {
  const { options, dedupe } = inspected.reading;
  const { encoding, delimiter, hasHeader, sheet, skipFooter } = options;
  return (
    list.dedupe === dedupe &&
    (encoding === undefined || list.encoding === encoding) &&
    (delimiter === undefined || list.delimiter === delimiter) &&
    (hasHeader === undefined || list.hasHeader === hasHeader) &&
    (sheet === undefined || list.name === nameOf(inspected)) &&
    (skipFooter === undefined || list.footer.length === skipFooter) &&
    JSON.stringify(list.columns) === JSON.stringify(inspected.columns)
  );
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
