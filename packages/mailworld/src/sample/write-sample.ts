import { SAMPLE_HEADER } from "./sample-row.ts";
import type { SampleRow } from "./sample-row.ts";

const BYTE_ORDER_MARK = "\uFEFF";

/** The sample as a spreadsheet saves it: UTF-8 with a byte order mark, commas, CRLF between rows (RFC 4180). */
export function writeSample(rows: readonly SampleRow[]): string {
  const lines = [SAMPLE_HEADER, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(quote).join(","));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
