import { type Preset, PRESET_STATUSES } from "@rollcall/core/presets";

/** What is written of a list, and how. */
export interface Output {
  readonly path: string;
  readonly format: OutFormat["format"] | "csv_excel";
  readonly gzip: boolean;
  readonly preset: Preset;
  /** Names of the columns to write; null: all. */
  readonly columns: readonly string[] | null;
  /** Leave out rows whose address stood in an earlier one. */
  readonly unique: boolean;
  /** Of CSV; null: a comma. */
  readonly delimiter: string | null;
}

export const OUTPUT_OPTIONS = {
  format: { type: "string" },
  preset: { type: "string", default: "everything" },
  columns: { type: "string" },
  unique: { type: "boolean", default: false },
  "out-delimiter": { type: "string" },
} as const;

export const OUTPUT_HELP = `  --preset NAME    the rows to write: everything, safe, safe_and_risky, undeliverable or
                   unknown (default: everything)
  --columns A,B    the columns to write, the list's own and rc_ ones, in this order
  --unique         leave out rows whose address stood in an earlier one
  --format FORMAT  csv, csv_excel (opens in Excel as it should: with a byte order mark, and
                   no cell runs as a formula), xlsx or jsonl (default: by the file's name)
  --out-delimiter  of CSV: comma, semicolon, tab or pipe (default: comma)`;

/** What the command line says of the output. */
export interface OutputValues {
  readonly format?: string | undefined;
  readonly preset: string;
  readonly columns?: string | undefined;
  readonly unique: boolean;
  readonly "out-delimiter"?: string | undefined;
}

export const DELIMITERS: Readonly<Record<string, string>> = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" };
/** How a file's name ends. */
const EXTENSIONS: Readonly<Record<Output["format"], string>> = {
  csv: "csv",
  csv_excel: "csv",
  xlsx: "xlsx",
  jsonl: "jsonl",
};

/** What to write to the file at `path`; a sentence where it can't be. */
export function readOutput(path: string, values: OutputValues): Output | string {
  const named = outFormat(path);
  if (named === null) return `--out takes a file that ends in .csv, .xlsx or .jsonl, not ${JSON.stringify(path)}.`;
  const format = values.format ?? named.format;
  if (!isFormat(format)) return `--format takes csv, csv_excel, xlsx or jsonl, not ${JSON.stringify(format)}.`;
  if (EXTENSIONS[format] !== named.format) {
    return `--format ${format} goes to a file that ends in .${EXTENSIONS[format]}, not to ${JSON.stringify(path)}.`;
  }
  const { preset } = values;
  if (!isPreset(preset)) {
    return `--preset takes ${Object.keys(PRESET_STATUSES).join(", ")}, not ${JSON.stringify(preset)}.`;
  }
  const word = values["out-delimiter"];
  const delimiter =
    word === undefined ? null : (DELIMITERS[word] ?? (Object.values(DELIMITERS).includes(word) ? word : ""));
  if (delimiter === "") return `--out-delimiter takes comma, semicolon, tab or pipe, not ${JSON.stringify(word)}.`;
  const columns = values.columns?.split(",").map((name) => name.trim()) ?? null;
  if (columns?.includes("")) return "--columns takes names with commas between them: email,rc_status.";
  return { path, format, gzip: named.gzip, preset, columns, unique: values.unique, delimiter };
}

function isFormat(word: string): word is Output["format"] {
  return Object.hasOwn(EXTENSIONS, word);
}

function isPreset(word: string): word is Preset {
  return Object.hasOwn(PRESET_STATUSES, word);
}

/** How a file is written, by its name. */
interface OutFormat {
  readonly format: "csv" | "xlsx" | "jsonl";
  readonly gzip: boolean;
}

/** Reads `cleaned.csv`, `cleaned.xlsx`, `cleaned.jsonl`, each also with `.gz`; null for anything else. */
export function outFormat(file: string): OutFormat | null {
  const match = /\.(csv|txt|xlsx|jsonl)(\.gz)?$/i.exec(file);
  const extension = match?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  const format = extension === "xlsx" || extension === "jsonl" ? extension : "csv";
  return { format, gzip: match?.[2] !== undefined };
}
