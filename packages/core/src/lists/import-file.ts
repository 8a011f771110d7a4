import { createHash, type Hash } from "node:crypto";
import { findAddresses } from "@rollcall/address";
import { openTable, type Table, type TableOptions } from "@rollcall/tabular";
import { chooseColumns, ColumnError, inWords } from "./choose-columns.ts";
import { type Database } from "@rollcall/postgres";
import { type Actor } from "../audit/audit.ts";
import { type Dedupe, type List } from "./list.ts";
import { importList, type ImportSource } from "./import-list.ts";
import { isAppendedColumn } from "../rows/export-rows.ts";

/** How a file is to be read, as far as its reader does not find it out. */
export type ReadOptions = Pick<TableOptions, "encoding" | "delimiter" | "hasHeader" | "sheet">;

export interface FileImport {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  /** Bytes of the file, where that is known before it is read. */
  readonly sizeBytes?: number | null;
  /** Null: named after the file. */
  readonly name: string | null;
  /** Headers or positions (from 1) of the address columns; null: found by content. */
  readonly columns: readonly string[] | null;
  readonly options?: ReadOptions;
  readonly dedupe?: Dedupe;
  /** The client's name for the upload. */
  readonly idempotencyKey?: string | null;
  /** SHA-256 of what the upload asked for beside the file. */
  readonly requestHash?: Uint8Array<ArrayBuffer> | null;
  /** For the audit log: who, and what it is called there (`list.uploaded`). */
  readonly audit: { readonly actor: Actor; readonly action: string };
  readonly onRows?: (rows: number) => void;
}

/**
 * Reads a file into a list, streaming. Throws TabularError or ColumnError for what is wrong with the file; nothing
 * of it stays then.
 */
export async function importFile(database: Database, file: FileImport): Promise<List> {
  const hash = createHash("sha256");
  const table = await openContactTable(hashing(file.bytes, hash), file.fileName, file.options ?? {});
  try {
    const source = sourceOf(table, addressColumnsOf(table, file.columns), hash);
    return await importList(database, source, {
      name: file.name ?? file.fileName,
      fileName: file.fileName,
      dedupe: file.dedupe ?? "safe",
      idempotencyKey: file.idempotencyKey ?? null,
      sizeBytes: file.sizeBytes ?? null,
      requestHash: file.requestHash ?? null,
      audit: file.audit,
      ...(file.onRows && { onRows: file.onRows }),
    });
  } finally {
    await table.close();
  }
}

/** Opens a file as a table of contacts. `isCut`: only its beginning is there. */
export async function openContactTable(
  bytes: AsyncIterable<Uint8Array>,
  fileName: string,
  options: ReadOptions & { readonly isCut?: boolean },
): Promise<Table> {
  return await openTable(bytes, { ...options, fileName, looksLikeAddress, isIgnoredColumn: isAppendedColumn });
}

function looksLikeAddress(cell: string): boolean {
  return cell.includes("@") || cell.includes("＠") ? findAddresses(cell).length > 0 : false;
}

function addressColumnsOf(table: Table, wanted: readonly string[] | null): number[] {
  if (wanted !== null) return chooseColumns(table.columnNames, wanted);
  if (table.addressColumn !== null) return [table.addressColumn];
  throw new ColumnError(
    "no_address_column",
    `No column of this file holds e-mail addresses (it has ${inWords(table.columnNames)}). Name the column that should, or check the file.`,
  );
}

function sourceOf(table: Table, addressColumns: readonly number[], hash: Hash): ImportSource {
  let digest: string | undefined;
  return {
    encoding: table.encoding,
    encodingNote: table.encodingNote,
    delimiter: table.delimiter,
    hasHeader: table.hasHeader,
    columns: table.hasHeader ? table.header : table.columnNames,
    addressColumns,
    rows: () => table.packedRows(addressColumns),
    fileHash: () => (digest ??= hash.digest("hex")),
  };
}

async function* hashing(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}
