import type { ColumnGuess } from "./guess-columns.ts";
import type { TableLimits } from "./table-limits.ts";
import type { TextEncoding } from "./text-encoding.ts";

/** How a file is to be read. What is left out, or "auto", is found out. */
export interface TableOptions {
  /** Only a hint, for a list of one column: formats are told by content. */
  readonly fileName?: string;
  readonly encoding?: "auto" | TextEncoding;
  /** "auto", or one character. */
  readonly delimiter?: string;
  readonly hasHeader?: "auto" | boolean;
  /** Of a workbook: the sheet's name, or its position, from 1, also in digits where no sheet is called so. Without it the first sheet that is not hidden. */
  readonly sheet?: string | number;
  /** The input is only the beginning of a file, for a look at it: that compressed data breaks off is no damage. */
  readonly isCut?: boolean;
  readonly limits?: Partial<TableLimits>;
  /** Where a workbook is kept while it is read (its directory stands at its end). Without it the system's folder. */
  readonly temporaryFolder?: string;
  /** Says whether a cell has an e-mail address; finds the address columns and the header. */
  readonly looksLikeAddress: (cell: string) => boolean;
  /** Columns that are never guessed to hold the addresses, by header: those that an earlier export appended. */
  readonly isIgnoredColumn?: (header: string) => boolean;
}

/** One data row, as it came. */
export interface TableRow {
  /** Position among the data rows, from 1; the header is not counted, blank rows are. */
  readonly rowNumber: number;
  /**
   * As many as the row has: ragged rows are neither cut nor padded. A cell may be a slice of the text around it: to keep
   * one for long, copy it.
   */
  readonly cells: readonly string[];
  /** No cell has anything but white space. */
  readonly blank: boolean;
}

/** Rows that follow one another. Never empty. */
export type RowBatch = readonly TableRow[];

/** One data row with its cells as JSON, in the bytes of its batch. */
export interface PackedRow {
  /** As in TableRow. */
  readonly rowNumber: number;
  /** Where the row's cells stand in the batch's `json`: an array of strings, all of them, as `JSON.stringify` writes it. */
  readonly start: number;
  readonly end: number;
  /** The cells of the columns that were asked for, in their order; "" where the row has none. */
  readonly cells: readonly string[];
  /** No cell has anything but white space. */
  readonly blank: boolean;
}

/** Rows that follow one another, ready to be stored. Never empty. */
export interface PackedRows {
  /** UTF-8. Overwritten when the next batch is taken. */
  readonly json: Uint8Array;
  readonly rows: readonly PackedRow[];
  /** Cells of the widest row so far, in all batches. */
  readonly width: number;
  /** UTF-16 units of the longest cell so far. */
  readonly longestCell: number;
}

/** A place where a file's quoting was broken and the reading is a guess; see `readLooseRecord` for the rules. */
export interface RowProblem {
  readonly type: "unclosed_quote" | "stray_quote";
  /** As in TableRow; 0 is the header. */
  readonly rowNumber: number;
}

/** What was seen in the rows so far; final once `rows()` has ended. */
export interface TableSummary {
  readonly rows: number;
  readonly blankRows: number;
  /** Rows with more or fewer cells than the first row, blank ones left out. */
  readonly raggedRows: number;
  /** Bytes that were not valid UTF-8 and were read as Windows-1252. */
  readonly repairedBytes: number;
  /** The first 100; `problemCount` is the number of all. */
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

/** A file that was opened: what it is, how it begins, and its rows as a stream. */
export interface Table {
  readonly format: "csv" | "xlsx";
  /** The file came gzipped. */
  readonly gzip: boolean;
  /** Null for a workbook. */
  readonly encoding: TextEncoding | null;
  /** One sentence for people where the encoding is a guess. */
  readonly encodingNote: string | null;
  /** Null for a workbook. */
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  /** The header's cells as they came; empty without a header. */
  readonly header: readonly string[];
  /** A distinct name for each column that the preview has: the header's, numbered where it is blank or repeated. */
  readonly columnNames: readonly string[];
  /** Names of a workbook's sheets, hidden ones too; empty for CSV. */
  readonly sheets: readonly string[];
  /** The sheet that is read; null for CSV. */
  readonly sheet: string | null;
  /** The first data rows: at most 200, fewer where they are very long. */
  readonly preview: readonly (readonly string[])[];
  readonly columnGuess: readonly ColumnGuess[];
  /** Index, from 0, of the column that most likely holds the addresses, or null. */
  readonly addressColumn: number | null;
  /**
   * All data rows in order, those of the preview too, at most 1,000 a batch. Reads on only as batches are taken. May be
   * called once; closes the file when it ends or is left. Throws TabularError when the file turns out bad on the way.
   */
  rows(): AsyncGenerator<RowBatch, void, undefined>;
  /** The same, ready to be stored, with the cells of `columns` (positions from 0) as texts. In the place of `rows()`. */
  packedRows(columns: readonly number[]): AsyncGenerator<PackedRows, void, undefined>;
  summary(): TableSummary;
  /** Lets go of the file. Needed where `rows()` is not read; may be called more than once. */
  close(): Promise<void>;
}

/** Rows of cells to be written, in order, a batch at a time. */
export type CellBatches = AsyncIterable<readonly (readonly string[])[]>;
