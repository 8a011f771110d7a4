import { createHash, type Hash } from "node:crypto";
import { findAddresses } from "@rollcall/address";
import { type Database } from "@rollcall/postgres";
import { openTable, type Table, type TableOptions } from "@rollcall/tabular";
import { type Actor } from "../audit/audit.ts";
import { isAppendedColumn } from "../rows/export-rows.ts";
import { chooseColumns, ColumnError, inWords } from "./choose-columns.ts";
import { importList, type ImportSource } from "./import-list.ts";
import { type Dedupe, type List } from "./list.ts";

/** Reader options; missing ones are detected. */
export type ReadOptions = Pick<TableOptions, "encoding" | "delimiter" | "hasHeader" | "sheet">;

export interface FileImport {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  /** Size of the file, if known in advance. */
  readonly sizeBytes?: number | null;
  /** Null: use the file name. */
  readonly name: string | null;
  /** Headers or positions (from 1) of the address columns; null: detected by content. */
  readonly columns: readonly string[] | null;
  readonly options?: ReadOptions;
  readonly dedupe?: Dedupe;
  /** The upload's idempotency key. */
  readonly idempotencyKey?: string | null;
  /** SHA-256 of the upload's parameters. */
  readonly requestHash?: Uint8Array<ArrayBuffer> | null;
  /** Actor and action (such as `list.uploaded`) for the audit log. */
  readonly audit: { readonly actor: Actor; readonly action: string };
  readonly onRows?: (rows: number) => void;
}

/**
 * Imports a file as a list, streaming. Throws TabularError or ColumnError for a bad file, of which nothing remains
 * then.
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

/** Opens a file as a table of contacts. `isCut`: only its beginning is available. */
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
    `No column of this file contains e-mail addresses (it has ${inWords(table.columnNames)}). Specify the column, or check the file.`,
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
