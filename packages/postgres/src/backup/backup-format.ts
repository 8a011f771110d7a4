// A backup is a gzip stream (RFC 1952) of sections, each a line of JSON: a head, one for each table followed by its rows in PostgreSQL's
// COPY text format, which is the same in all its versions, and an end. Without its end a file is incomplete.

/** First line of a backup. */
export interface BackupHead {
  readonly format: "rollcall-backup";
  readonly version: 1;
  /** Of Rollcall. */
  readonly product: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Names of the migrations of the database, sorted. */
  readonly migrations: readonly string[];
  /** Last values of sequences, by name; null: never used. */
  readonly sequences: Readonly<Record<string, string | null>>;
}

/** The line before the rows of a table. */
export interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Last line of a backup. */
export interface BackupEnd {
  readonly end: true;
  /** Tables in the file. */
  readonly tables: number;
}

/** The line after the rows of a table: no row looks like it, since a row's backslash is doubled. */
export const ROWS_END: Buffer = Buffer.from("\\.\n");

/** The file is no backup, or not a whole one; the message is a sentence for the operator. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly code = "bad_backup" as const;
}
