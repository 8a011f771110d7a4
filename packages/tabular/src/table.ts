import type { ColumnGuess } from "./guess-columns.ts";
import type { TableLimits } from "./table-limits.ts";
import type { TextEncoding } from "./text-encoding.ts";

/** How to read a file. What is absent or "auto" is detected. */
export interface TableOptions {
  /** A hint for lists of one column; formats are detected by content. */
  readonly fileName?: string;
  readonly encoding?: "auto" | TextEncoding;
  /** "auto", or one character. */
  readonly delimiter?: string;
  readonly hasHeader?: "auto" | boolean;
  /** The row of the header, from 1 as a spreadsheet counts; what is above it is the prelude. Overrides `hasHeader`. */
  readonly headerRow?: number;
  /**
   * For a workbook or an archive: the name of the sheet or file, or its position from 1 (also as digits, unless one has that
   * name). Default: the first visible one with addresses.
   */
  readonly sheet?: string | number;
  /** The input is only the beginning of a file, for a preview: truncated compressed data is no damage. */
  readonly isCut?: boolean;
  readonly limits?: Partial<TableLimits>;
  /**
   * Where to spool a workbook, as a ZIP's directory stands at its end. Default: the system's folder for temporary
   * files.
   */
  readonly temporaryFolder?: string;
  /** Whether a cell holds an e-mail address; used to detect the address column and the header. */
  readonly looksLikeAddress: (cell: string) => boolean;
  /** Columns that never hold the addresses, by header: those that an earlier export appended. */
  readonly isIgnoredColumn?: (header: string) => boolean;
}

/** One data row, as read. */
export interface TableRow {
  /** From 1; counts blank rows, not the header. */
  readonly rowNumber: number;
  /**
   * Ragged rows are neither cut nor padded. A cell may be a slice of the text around it: copy it to keep it for long.
   */
  readonly cells: readonly string[];
  /** All cells are blank. */
  readonly blank: boolean;
}

/** Consecutive rows. Never empty. */
export type RowBatch = readonly TableRow[];

/** One data row, its cells serialized as JSON in the batch's buffer. */
export interface PackedRow {
  /** As in TableRow. */
  readonly rowNumber: number;
  /** Byte range in the batch's `json`: an array of strings, as `JSON.stringify` writes it. */
  readonly start: number;
  readonly end: number;
  /** Cells of the requested columns, in their order; "" if the row is too short. */
  readonly cells: readonly string[];
  /** All cells are blank. */
  readonly blank: boolean;
}

/** Consecutive rows, serialized for storage. Never empty. */
export interface PackedRows {
  /** UTF-8. Overwritten by the next batch. */
  readonly json: Uint8Array;
  readonly rows: readonly PackedRow[];
  /** Cells of the widest row so far, over all batches. */
  readonly width: number;
  /** UTF-16 units of the longest cell so far. */
  readonly longestCell: number;
}

/** Broken quoting, read by guesswork: see `readLooseRecord` for the rules. */
export interface RowProblem {
  readonly type: "unclosed_quote" | "stray_quote";
  /** As in TableRow; 0: the header. */
  readonly rowNumber: number;
}

/** Statistics of the rows read so far; final once `rows()` has ended. */
export interface TableSummary {
  readonly rows: number;
  readonly blankRows: number;
  /** Rows with more or fewer cells than the first row, blank ones excluded. */
  readonly raggedRows: number;
  /** Bytes that were not valid UTF-8 and were read as Windows-1252. */
  readonly repairedBytes: number;
  /** The first 100; `problemCount` counts all. */
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

/** An opened file: its format, its beginning, and its rows as a stream. */
export interface Table {
  readonly format: "csv" | "xlsx" | "ods" | "json" | "vcard" | "html" | "xml_spreadsheet";
  /** The file was gzipped. */
  readonly gzip: boolean;
  /** Null for a workbook. */
  readonly encoding: TextEncoding | null;
  /** A sentence for the user if the encoding is a guess. */
  readonly encodingNote: string | null;
  /** Null for a workbook. */
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  /** Rows above the header, such as titles and notes; empty without any, and for blank lines alone. */
  readonly prelude: readonly (readonly string[])[];
  /** The header's cells as read; empty without a header. */
  readonly header: readonly string[];
  /** A distinct name for each column of the preview: the header's, numbered if blank or repeated. */
  readonly columnNames: readonly string[];
  /** Names of a workbook's sheets, hidden ones included, or of an archive's files; empty for others. */
  readonly sheets: readonly string[];
  /** The sheet, or the file of an archive, being read; null for others. */
  readonly sheet: string | null;
  /** The first data rows: at most 200, fewer if they are very long. */
  readonly preview: readonly (readonly string[])[];
  readonly columnGuess: readonly ColumnGuess[];
  /** Index, from 0, of the likely address column, or null. */
  readonly addressColumn: number | null;
  /**
   * All data rows in order, including the preview's, at most 1,000 per batch. Reads lazily. May be called once; closes
   * the file when it ends or is abandoned. Throws TabularError if the file turns out to be bad.
   */
  rows(): AsyncGenerator<RowBatch, void, undefined>;
  /**
   * Like `rows()`, and instead of it, but serialized for storage, with the cells of `columns` (indexes from 0) as
   * strings.
   */
  packedRows(columns: readonly number[]): AsyncGenerator<PackedRows, void, undefined>;
  summary(): TableSummary;
  /** Closes the file. Required if the rows are not read; idempotent. */
  close(): Promise<void>;
}

/** Batches of rows to write. */
export type CellBatches = AsyncIterable<readonly (readonly string[])[]>;
