/** How one file writes its cells. */
export interface CsvDialect {
  /** One UTF-16 code unit. */
  readonly delimiter: string;
  /** How a quote inside a quoted cell is written: doubled (RFC 4180 §2.7), or also with a backslash, as some exports do. */
  readonly escape: "double" | "backslash";
}

/** A place where the quoting was broken and the reading is a guess. `record` counts from 0, the header included. */
export interface QuoteProblem {
  readonly type: "unclosed_quote" | "stray_quote";
  readonly record: number;
}
