import { ByteSource } from "./byte-source.ts";
import { assertDelimiter } from "./csv/loose-record.ts";
import { openCsv } from "./csv/open-csv.ts";
import { gunzip } from "./gunzip.ts";
import { SNIFF_BYTES, sniffFormat } from "./sniff-format.ts";
import type { Table, TableOptions } from "./table.ts";
import { emptyFile, foreignFormat } from "./tabular-error.ts";
import { DEFAULT_TABLE_LIMITS } from "./table-limits.ts";
import type { TableLimits } from "./table-limits.ts";
import { openXlsx } from "./xlsx/open-xlsx.ts";

/**
 * Opens a contact list: delimited text in any common encoding, or an XLSX workbook, gzipped or not. The format is
 * detected by content. Text is streamed; a workbook is spooled to a temporary file. Memory is bounded by the limits on
 * one row, not by the file.
 *
 * Throws TabularError if the file is at fault, and RangeError for invalid options.
 */
export async function openTable(input: AsyncIterable<Uint8Array>, options: TableOptions): Promise<Table> {
  const limits: TableLimits = { ...DEFAULT_TABLE_LIMITS, ...options.limits };
  if (options.delimiter !== undefined && options.delimiter !== "auto") assertDelimiter(options.delimiter);
  const given = new ByteSource(input, limits.inputBytes);
  try {
    const outer = sniffFormat(await given.head(SNIFF_BYTES));
    if (outer.type !== "gzip") return await openPlain(given, false, options, limits);
    const unpacked = new ByteSource(gunzip(given, limits, options.isCut ?? false), limits.expandedBytes);
    try {
      return await openPlain(unpacked, true, options, limits);
    } catch (error) {
      await unpacked.close();
      throw error;
    }
  } catch (error) {
    await given.close();
    throw error;
  }
}

async function openPlain(
  source: ByteSource,
  gzip: boolean,
  options: TableOptions,
  limits: TableLimits,
): Promise<Table> {
  const head = await source.head(SNIFF_BYTES);
  if (head.length === 0) {
    throw emptyFile();
  }
  const sniffed = sniffFormat(head);
  if (sniffed.type === "zip") return openXlsx(source, gzip, options, limits);
  // UTF-16 without a mark and with little ASCII looks binary: trust the caller who names it.
  const named16 = options.encoding?.startsWith("utf-16") === true && sniffed.type === "foreign";
  if (sniffed.type === "text" || (named16 && sniffed.format === "binary")) {
    return openCsv(source, gzip, options, limits);
  }
  throw foreignFormat(sniffed.type === "gzip" ? "other_archive" : sniffed.format);
}
