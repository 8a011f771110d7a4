import type { ByteSource } from "../byte-source.ts";
import { openRecords, type OpenContext } from "../open-records.ts";
import type { Table } from "../table.ts";
import { type RecordLimits, refuseCell, refuseColumns } from "../table-limits.ts";
import { mailtoAddress } from "../xlsx/mail-links.ts";
import { readXml } from "../xlsx/read-xml.ts";

const ADVICE = "this is not a contact list";
/** Rows that may be left out between two: more is no list. */
const MAX_GAP = 100_000;

/** Opens a workbook of Excel 2003's XML (SpreadsheetML): the rows of all its sheets. Throws TabularError. */
export async function openXmlSpreadsheet(source: ByteSource, context: Omit<OpenContext, "close">): Promise<Table> {
  const close = async (): Promise<void> => await source.close();
  const records = readRows(source, context.limits);
  return (await openRecords({ format: "xml_spreadsheet" }, records, { ...context, close })).table;
}

async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  limits: RecordLimits,
): AsyncGenerator<string[][], void, undefined> {
  let rows: string[][] = [];
  let row: string[] = [];
  let column = 0;
  let link: string | null = null;
  let text: string | null = null;
  let count = 0;
  let inSheet = 0;
  const events = {
    open(name: string, attributes: Record<string, string>): void {
      const index = Number(attributes["ss:Index"]);
      if (name === "Worksheet") inSheet = 0;
      else if (name === "Row") {
        row = [];
        column = 0;
        // Rows that are left out are blank.
        const missing = Number.isInteger(index) ? Math.min(MAX_GAP, index - inSheet - 1) : 0;
        for (let blank = 0; blank < missing; blank += 1) rows.push([""]);
        inSheet += Math.max(0, missing);
      } else if (name === "Cell") {
        column = Number.isInteger(index) && index > column ? index : column + 1;
        if (column > limits.columns) refuseColumns(count + 1, limits, ADVICE);
        link = mailtoAddress(attributes["ss:HRef"] ?? "");
      } else if (name === "Data") text = "";
    },
    text(piece: string): void {
      if (text === null) return;
      text += piece;
      if (text.length > limits.cellCharacters) refuseCell(count + 1, column, limits, ADVICE);
    },
    close(name: string): void {
      if (name === "Data" && text !== null) {
        while (row.length < column - 1) row.push("");
        row[column - 1] = link !== null && !text.includes("@") ? `${text} <${link}>` : text;
        text = null;
      } else if (name === "Row") {
        count += 1;
        inSheet += 1;
        rows.push(row.length === 0 ? [""] : row);
      }
    },
  };
  for await (const _ of readXml(chunks, events)) {
    if (rows.length > 0) yield rows;
    rows = [];
  }
}
