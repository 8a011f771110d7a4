/** What kind of file it is when it is not a table that can be read. */
export type ForeignFormat =
  | "html"
  | "xml"
  | "json"
  | "pdf"
  | "rich_text"
  | "image"
  | "vcard"
  | "calendar"
  | "old_office"
  | "encrypted_office"
  | "binary_excel"
  | "open_document"
  | "office_document"
  | "zip_archive"
  | "other_archive"
  | "binary";

/** Why a file could not be read or written. Closed list: callers branch on it. */
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
  | "cell_too_long_for_xlsx"
  | "too_many_columns_for_xlsx";

/** What is known about where and what, beside the sentence. */
export interface TabularErrorDetail {
  /** With `unsupported_format`: what the file turned out to be. */
  readonly detected?: ForeignFormat;
  /** 1-based, counted with the header row: the number a spreadsheet shows. */
  readonly row?: number;
  /** 1-based. */
  readonly column?: number;
  readonly cause?: unknown;
}

/** A file that cannot be read or written. `message` is one sentence for the person who gave it, saying what to do. */
export class TabularError extends Error {
  readonly code: TabularErrorCode;
  readonly detected: ForeignFormat | null;
  /** 1-based, counted with the header row, or null where it is not known. */
  readonly row: number | null;
  /** 1-based, or null where it is not known. */
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
