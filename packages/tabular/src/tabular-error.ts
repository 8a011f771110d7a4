/** Formats that are detected but not supported. */
export type ForeignFormat =
  | "html"
  | "xml"
  | "pdf"
  | "rich_text"
  | "image"
  | "calendar"
  | "old_office"
  | "encrypted_office"
  | "binary_excel"
  | "numbers"
  | "office_document"
  | "zip_archive"
  | "other_archive"
  | "binary";

/** Why a file could not be read or written. Callers branch on it. */
export type TabularErrorCode =
  | "empty_file"
  | "unsupported_format"
  | "damaged_file"
  | "file_too_large"
  | "expands_too_much"
  | "too_many_rows"
  | "too_many_columns"
  | "cell_too_large"
  | "row_too_large"
  | "sheet_not_found"
  | "no_header_row"
  | "takes_too_long"
  | "needs_too_much_memory"
  | "cell_too_long_for_xlsx"
  | "too_many_columns_for_xlsx";

/** Context of an error, beside its sentence. */
export interface TabularErrorDetail {
  /** For `unsupported_format`: the detected format. */
  readonly detected?: ForeignFormat;
  /** From 1, header included: the number that a spreadsheet shows. */
  readonly row?: number;
  /** 1-based. */
  readonly column?: number;
  readonly cause?: unknown;
}

/** A file that cannot be read or written. `message` is one sentence for the user, with advice. */
export class TabularError extends Error {
  readonly code: TabularErrorCode;
  readonly detected: ForeignFormat | null;
  /** From 1, header included; null if unknown. */
  readonly row: number | null;
  /** From 1; null if unknown. */
  readonly column: number | null;

  constructor(code: TabularErrorCode, sentence: string, detail: TabularErrorDetail = {}) {
    super(sentence, detail.cause === undefined ? {} : { cause: detail.cause });
    this.name = "TabularError";
    this.code = code;
    this.detected = detail.detected ?? null;
    this.row = detail.row ?? null;
    this.column = detail.column ?? null;
  }
}

/** The error for a file without any row. */
export function emptyFile(): TabularError {
  return new TabularError("empty_file", "The file is empty: it needs at least one row.");
}

/** The error for a header row that is not among the first rows of the file. */
export function noHeaderRow(row: number): TabularError {
  return new TabularError(
    "no_header_row",
    `Row ${row} is not among the first rows of this file: give the number of the row with the column names, as a spreadsheet shows it.`,
    { row },
  );
}

/** Advice for files that are not tables. */
const ADVICE: Record<ForeignFormat, string> = {
  html: "This is a web page (HTML) without a table, whatever its name says: save the list as CSV or XLSX.",
  xml: "This is an XML file: open it in the program that wrote it and save it as CSV or XLSX.",
  pdf: "This is a PDF: copy its table into a spreadsheet and save that as CSV or XLSX.",
  rich_text: "This is a rich text document (RTF): copy its table into a spreadsheet and save that as CSV or XLSX.",
  image: "This is a picture: upload the list itself, as CSV or XLSX.",
  calendar: "This is a calendar file: upload the list of contacts, as CSV or XLSX.",
  old_office: "This is an old Excel (.xls) or other old Office file: open it and save it as .xlsx or CSV.",
  encrypted_office: "This workbook is protected by a password: save it without the password and upload it again.",
  binary_excel: "This is a binary Excel workbook (.xlsb): open it and save it as .xlsx or CSV.",
  numbers: "This is a document of Apple Numbers: open it there and export it as Excel or CSV.",
  office_document:
    "This is a text document or presentation: copy its table into a spreadsheet and save that as CSV or XLSX.",
  zip_archive: "This ZIP archive has no list in it that can be read: unpack it and upload the file itself.",
  other_archive: "This is an unsupported kind of archive: unpack it and upload the CSV or XLSX file inside.",
  binary: "This is not a text file or an Excel workbook: save the list as CSV or XLSX.",
};

/** The error for a file that is not a table. */
export function foreignFormat(detected: ForeignFormat, cause?: unknown): TabularError {
  return new TabularError("unsupported_format", ADVICE[detected], { detected, cause });
}
