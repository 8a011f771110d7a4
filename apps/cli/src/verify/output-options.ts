import { EXPORT_TARGETS, type ExportTarget } from "@rollcall/core/export-targets";
import { type Preset, PRESET_STATUSES, usualDuplicates } from "@rollcall/core/presets";

/** Contents and format of the output. */
export interface Output {
  readonly path: string;
  readonly format: OutFormat["format"] | "csv_excel";
  readonly gzip: boolean;
  readonly preset: Preset;
  /** Names of the columns to write; null: all. */
  readonly columns: readonly string[] | null;
  /** Leave out rows whose address occurred earlier. */
  readonly unique: boolean;
  /** A ZIP archive with a file of this format for each status. */
  readonly isSplit: boolean;
  /** For CSV; null: a comma. */
  readonly delimiter: string | null;
  /** A line for each address of a row, instead of one for each row. */
  readonly isPerAddress: boolean;
  /** The mail tool that the file is for; null: none. */
  readonly target: ExportTarget | null;
}

export const OUTPUT_OPTIONS = {
  format: { type: "string" },
  preset: { type: "string" },
  columns: { type: "string" },
  unique: { type: "boolean" },
  duplicates: { type: "boolean" },
  "out-delimiter": { type: "string" },
  lines: { type: "string" },
  target: { type: "string" },
} as const;

export const OUTPUT_HELP = `  --preset NAME    the rows to write: everything, safe, safe_and_risky, undeliverable or
                   unknown (default: everything)
  --columns A,B    the columns to write, original and rc_ ones, in this order
  --target TOOL    columns as a mail tool's import wants them: mailchimp, hubspot, brevo,
                   klaviyo, activecampaign, listmonk or mautic
  --lines KIND     of rows with several addresses: rows (one line, with the best one) or
                   addresses (one line for each) (default: rows)
  --unique         leave out rows whose address came before (default, but for everything)
  --duplicates     write them all the same
  --format FORMAT  csv, csv_excel (for Excel: with a byte order mark, and formula
                   cells escaped), xlsx or jsonl (default: by the file name; within
                   a .zip: csv)
  --out-delimiter  for CSV: comma, semicolon, tab or pipe (default: comma)`;

/** Output options from the command line. */
export interface OutputValues {
  readonly format?: string | undefined;
  readonly preset?: string | undefined;
  readonly columns?: string | undefined;
  readonly unique?: boolean | undefined;
  readonly duplicates?: boolean | undefined;
  readonly "out-delimiter"?: string | undefined;
  readonly lines?: string | undefined;
  readonly target?: string | undefined;
}

export const DELIMITERS: Readonly<Record<string, string>> = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" };
/** File extensions. */
export const EXTENSIONS: Readonly<Record<Output["format"], string>> = {
  csv: "csv",
  csv_excel: "csv",
  xlsx: "xlsx",
  jsonl: "jsonl",
};

/** The path that stands for the standard output. */
export const STDOUT = "-";

/** Output options for the file at `path`, or for the standard output, or a sentence saying what is wrong. */
export function readOutput(path: string, values: OutputValues): Output | string {
  const named = isStdout(path) ? formOfStdout(values.format) : outFormat(path);
  if (named === null)
    return `--out must be a file that ends in .csv, .xlsx, .jsonl or .zip, not ${JSON.stringify(path)}.`;
  const format = values.format ?? named.format;
  if (!isFormat(format)) return `--format must be csv, csv_excel, xlsx or jsonl, not ${JSON.stringify(format)}.`;
  if (!named.isSplit && EXTENSIONS[format] !== named.format) {
    return `--format ${format} needs a file that ends in .${EXTENSIONS[format]}, not ${JSON.stringify(path)}.`;
  }
  const { preset = "everything" } = values;
  if (!isPreset(preset)) {
    return `--preset must be one of ${Object.keys(PRESET_STATUSES).join(", ")}, not ${JSON.stringify(preset)}.`;
  }
  const word = values["out-delimiter"];
  const delimiter =
    word === undefined ? null : (DELIMITERS[word] ?? (Object.values(DELIMITERS).includes(word) ? word : ""));
  if (delimiter === "") return `--out-delimiter must be comma, semicolon, tab or pipe, not ${JSON.stringify(word)}.`;
  const { lines = "rows" } = values;
  if (lines !== "rows" && lines !== "addresses")
    return `--lines must be rows or addresses, not ${JSON.stringify(lines)}.`;
  const { target } = values;
  if (target !== undefined && !isTarget(target))
    return `--target must be one of ${Object.keys(EXPORT_TARGETS).join(", ")}, not ${JSON.stringify(target)}.`;
  if (target !== undefined && values.columns !== undefined) return "--target has its own columns: leave out --columns.";
  const columns = values.columns?.split(",").map((name) => name.trim()) ?? null;
  if (columns?.includes("")) return "--columns must be comma-separated names: email,rc_status.";
  const { unique = false, duplicates = false } = values;
  if (unique && duplicates) return "--unique and --duplicates exclude each other.";
  return {
    path: isStdout(path) ? STDOUT : path,
    format,
    gzip: named.gzip,
    isSplit: named.isSplit,
    preset,
    columns,
    unique: unique || (!duplicates && usualDuplicates(preset) === "leave_out"),
    delimiter,
    isPerAddress: lines === "addresses",
    target: target ?? null,
  };
}

const isStdout = (path: string): boolean => path === STDOUT || path === "/dev/stdout";

/** Without a name, the format alone says what is written: CSV unless it is given. */
function formOfStdout(format: string | undefined): OutFormat {
  return { format: format === "xlsx" || format === "jsonl" ? format : "csv", gzip: false, isSplit: false };
}

function isTarget(word: string): word is ExportTarget {
  return Object.hasOwn(EXPORT_TARGETS, word);
}

function isFormat(word: string): word is Output["format"] {
  return Object.hasOwn(EXTENSIONS, word);
}

function isPreset(word: string): word is Preset {
  return Object.hasOwn(PRESET_STATUSES, word);
}

/** The output format, from the file name. */
interface OutFormat {
  readonly format: "csv" | "xlsx" | "jsonl";
  readonly gzip: boolean;
  /** An archive. */
  readonly isSplit: boolean;
}

/** Parses `cleaned.csv`, `cleaned.xlsx`, `cleaned.jsonl`, each also with `.gz`, and `cleaned.zip`; null for anything else. */
export function outFormat(file: string): OutFormat | null {
  if (/\.zip$/i.test(file)) return { format: "csv", gzip: false, isSplit: true };
  const match = /\.(csv|txt|xlsx|jsonl)(\.gz)?$/i.exec(file);
  const extension = match?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  const format = extension === "xlsx" || extension === "jsonl" ? extension : "csv";
  return { format, gzip: match?.[2] !== undefined, isSplit: false };
}
