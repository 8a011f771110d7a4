import { CsvError, parse } from "csv-parse/sync";

/** The records that csv-parse found at the start of a text. */
export interface ParsedBlock {
  readonly records: string[][];
  /** Bytes that they span. */
  readonly end: number;
}

/** csv-parse's error codes for broken quoting. */
const UNSOUND: ReadonlySet<string> = new Set([
  "CSV_QUOTE_NOT_CLOSED",
  "CSV_INVALID_CLOSING_QUOTE",
  "INVALID_OPENING_QUOTE",
]);

/** Bounds of the records that are parsed here. */
export interface BlockRules {
  readonly delimiter: string;
  /** Maximum bytes per record; never fewer than its characters. */
  readonly recordBytes: number;
  /** Maximum cells per record. */
  readonly columns: number;
}

/**
 * Parses UTF-8 text with csv-parse (RFC 4180; line ends CR, LF and CRLF). Stops before the first record that is broken,
 * incomplete, too long or too wide.
 */
export function parseBlock(text: Buffer, { delimiter, recordBytes, columns }: BlockRules): ParsedBlock {
  // csv-parse takes a NUL after a closing quote for the end of the file and drops the quotes.
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
