/** What a human reads in the e-mail cell of a row. */
export type Meaning =
  | { readonly type: "address"; readonly address: string }
  /** More than one address in one cell. */
  | { readonly type: "several"; readonly addresses: readonly string[] }
  /** Not an address. */
  | { readonly type: "invalid" }
  /** Empty, or a placeholder such as "n/a". */
  | { readonly type: "empty" };

/** One row of the sample: its cells as in the file, and what its e-mail cell means. */
export interface SampleRow {
  readonly cells: readonly string[];
  readonly meaning: Meaning;
}

/** The columns of the sample. */
export const SAMPLE_HEADER = ["id", "Full Name", "Company", "E-mail", "Phone", "Notes", "Signed up"] as const;

const BYTE_ORDER_MARK = "\uFEFF";

/** The sample as a spreadsheet saves it: UTF-8 with a byte order mark, commas, CRLF (RFC 4180). */
export function writeSample(rows: readonly SampleRow[]): string {
  const lines = [SAMPLE_HEADER, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(quote).join(","));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
