import { createHash } from "node:crypto";
import { findAddresses } from "@rollcall/address";
import type { Dedupe, List, ListStore } from "@rollcall/ports";
import { openTable, type Table, type TableOptions } from "@rollcall/tabular";
import { importList, isAppendedColumn, type ImportSource } from "@rollcall/verification";

export interface FileImport {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  /** Null: named after the file. */
  readonly name: string | null;
  /** Headers or positions (from 1) of the address columns; null: found by content. */
  readonly columns: readonly string[] | null;
  readonly options?: Partial<TableOptions>;
  readonly dedupe?: Dedupe;
  /** The client's name for the upload. */
  readonly idempotencyKey?: string | null;
  readonly onRows?: (rows: number) => void;
}

/** The file is a table, but not one with the addresses that were asked for. */
export class ColumnError extends Error {
  readonly code: "no_address_column" | "no_such_column";

  constructor(code: ColumnError["code"], sentence: string) {
    super(sentence);
    this.name = "ColumnError";
    this.code = code;
  }
}

const looksLikeAddress = (cell: string): boolean =>
  cell.includes("@") || cell.includes("＠") ? findAddresses(cell).length > 0 : false;

/**
 * Reads a file into a list, streaming. Throws TabularError or ColumnError for what is wrong with the file; nothing
 * of it stays then.
 */
export async function importFile(store: ListStore, file: FileImport): Promise<List> {
  const hash = createHash("sha256");
  const table = await openTable(hashing(file.bytes, hash), {
    fileName: file.fileName,
    looksLikeAddress,
    isIgnoredColumn: isAppendedColumn,
    ...file.options,
  });
  try {
    const addressColumns = chooseColumns(table, file.columns);
    let digest: string | undefined;
    const source: ImportSource = {
      encoding: table.encoding,
      encodingNote: table.encodingNote,
      delimiter: table.delimiter,
      hasHeader: table.hasHeader,
      columns: table.hasHeader ? table.header : table.columnNames,
      addressColumns,
      rows: () => table.rows(),
      fileHash: () => (digest ??= hash.digest("hex")),
    };
    return await importList(store, source, {
      name: file.name ?? file.fileName,
      fileName: file.fileName,
      dedupe: file.dedupe ?? "safe",
      idempotencyKey: file.idempotencyKey ?? null,
      ...(file.onRows && { onRows: file.onRows }),
    });
  } finally {
    await table.close();
  }
}

async function* hashing(
  bytes: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Positions, from 0, of the columns to read. */
function chooseColumns(table: Table, wanted: readonly string[] | null): number[] {
  const has = (cells: readonly string[]): string => cells.map((name) => JSON.stringify(name)).join(", ");
  if (wanted === null) {
    if (table.addressColumn !== null) return [table.addressColumn];
    throw new ColumnError(
      "no_address_column",
      `No column of this file holds e-mail addresses (it has ${has(table.columnNames)}). Name the column that should, or check the file.`,
    );
  }
  return wanted.map((name) => {
    const exact = table.columnNames.findIndex((column) => column === name);
    const folded = table.columnNames.findIndex((column) => column.trim().toLowerCase() === name.toLowerCase());
    const position = /^\d+$/.test(name) ? Number(name) - 1 : -1;
    const found = [exact, folded, position].find((index) => index >= 0 && index < table.columnNames.length);
    if (found !== undefined) return found;
    throw new ColumnError(
      "no_such_column",
      `There is no column ${JSON.stringify(name)}. This file has ${has(table.columnNames)}.`,
    );
  });
}
