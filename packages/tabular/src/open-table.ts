import { ByteSource } from "./byte-source.ts";
import { assertDelimiter } from "./csv/loose-record.ts";
import { openCsv } from "./csv/open-csv.ts";
import { gunzip } from "./gunzip.ts";
import { SNIFF_BYTES, sniffFormat } from "./sniff-format.ts";
import type { Table, TableOptions } from "./table.ts";
import { emptyFile, foreignFormat } from "./tabular-error.ts";
import { DEFAULT_TABLE_LIMITS } from "./table-limits.ts";
import type { TableLimits } from "./table-limits.ts";
import { openHtml } from "./html/open-html.ts";
import { openJson } from "./json/open-json.ts";
import { openVcard } from "./vcard/open-vcard.ts";
import { openXmlSpreadsheet } from "./xml-spreadsheet/open-xml-spreadsheet.ts";
import { openZip } from "./zip/open-zip.ts";

/**
 * Opens a contact list: delimited text in any common encoding, a workbook (XLSX, ODS, XML of Excel 2003), JSON, vCards, tables
 * of a web page, or a ZIP archive with one of them; gzipped or not. The format is
 * detected by content. Text is streamed; a ZIP container is spooled to a temporary file. Memory is bounded by the limits on
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
  isInside = false,
): Promise<Table> {
  const head = await source.head(SNIFF_BYTES);
  if (head.length === 0) {
    throw emptyFile();
  }
  const sniffed = sniffFormat(head);
  const context = { gzip, options, limits };
  switch (sniffed.type) {
    case "zip": {
      const openFile = isInside
        ? null
        : (file: ByteSource, own: TableOptions): Promise<Table> => openPlain(file, gzip, own, limits, true);
      return await openZip(source, { ...context, openFile });
    }
    case "json":
      return await openJson(source, context);
    case "vcard":
      return await openVcard(source, context);
    case "html":
      return await openHtml(source, context);
    case "xml_spreadsheet":
      return await openXmlSpreadsheet(source, context);
    case "text":
      return await openCsv(source, gzip, options, limits);
    case "gzip":
      throw foreignFormat("other_archive");
    case "foreign": {
      // UTF-16 without a mark and with little ASCII looks binary: trust the caller who names it.
      const isNamed16 = options.encoding?.startsWith("utf-16") === true && sniffed.format === "binary";
      if (isNamed16) return await openCsv(source, gzip, options, limits);
      throw foreignFormat(sniffed.format);
    }
  }
}
