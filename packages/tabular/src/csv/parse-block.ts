import { CsvError, parse } from "csv-parse/sync";

/** What csv-parse could cut from the beginning of a text. */
export interface ParsedBlock {
  readonly records: string[][];
  /** Bytes of the text that they take. */
  readonly end: number;
}

/** What csv-parse says of a record whose quoting is not sound. */
const UNSOUND: ReadonlySet<string> = new Set([
  "CSV_QUOTE_NOT_CLOSED",
  "CSV_INVALID_CLOSING_QUOTE",
  "INVALID_OPENING_QUOTE",
]);

/** What records must be like to be cut here; others are left alone. */
export interface BlockRules {
  readonly delimiter: string;
  /** Bytes of a record at most: there are no fewer of them than of characters. */
  readonly recordBytes: number;
  /** Cells of a record at most. */
  readonly columns: number;
}

/**
 * Cuts a UTF-8 text into records by csv-parse (RFC 4180; line ends CR, LF and CRLF). It stops before the first record whose quoting is
 * not sound, or which is not whole, too long or too wide.
 */
export function parseBlock(text: Buffer, { delimiter, recordBytes, columns }: BlockRules): ParsedBlock {
  // csv-parse takes a NUL after a closing quote for the end of the file, and drops the quotes.
  const hasNul = text.includes(0);
  const records: string[][] = [];
  let end = 0;
  let isSound = true;
  try {
    parse(text, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      on_record(cells: string[], { bytes }) {
        isSound &&= bytes - end <= recordBytes && cells.length <= columns;
        isSound &&= !hasNul || !cells.some((cell) => cell.includes("\0"));
        if (!isSound) return null;
        records.push(cells);
        end = bytes;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError) || !UNSOUND.has(error.code)) throw error;
  }
  return { records, end };
}
