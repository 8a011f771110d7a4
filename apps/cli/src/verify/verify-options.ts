import { parseArgs } from "node:util";
import { commandLineProblem } from "@rollcall/compose/terminal/parse-args-or-exit";
import { parseDuration } from "@rollcall/pacing";
import { type Output, OUTPUT_HELP, OUTPUT_OPTIONS, readOutput, STDOUT } from "./output-options.ts";
import { type Reading, READING_OPTIONS, readReading } from "./reading-options.ts";

export interface VerifyOptions {
  readonly file: string;
  readonly out: Output;
  readonly reading: Reading;
  /** Headers or positions of the address columns; null: detected by content. */
  readonly columns: readonly string[] | null;
  /** How long to wait for answers; null: until the last one. */
  readonly waitMs: number | null;
  readonly recheck: boolean;
  /** The user has named the output, so an earlier file of that name may go. */
  readonly isOutNamed: boolean;
  /** No progress, no notes: failures alone. */
  readonly quiet: boolean;
  /** The summary as JSON. */
  readonly json: boolean;
}

export const VERIFY_HELP = `Verify a contact list, and write it with an answer for every row.

  npm run verify -- contacts.csv --out cleaned.csv

  --out FILE       output file: .csv, .xlsx or .jsonl, also with .gz; or
                   .zip: a file for each status; or -: the standard output,
                   as CSV or by --format
                   (default: the list's name with -cleaned, where an earlier
                   file is kept under a number; for a piped list: -)
  --column NAME    the column with the addresses: its header, or its position from 1;
                   may be repeated (default: detected by content)
  --sheet NAME     for a workbook: the sheet's name, or its position from 1 (default: the
                   first that is not hidden)
  --encoding NAME, --delimiter CHARACTER, --header yes|no, --header-row N, --skip-footer N
                   how to read the file (default: detected)
  --dedupe MODE    off, safe (the same address, ignoring case) or relaxed (also
                   reports other spellings of a mailbox); each is probed once in any mode
  --wait DURATION  stop waiting after this (90s, 30m, 2h …): addresses without an answer
                   are written as unknown with a reason, and resumed by the next command
  --recheck        probe again even if an earlier answer is still valid
${OUTPUT_HELP}
  --json           print the summary as JSON
  --quiet          print nothing but what failed
  --help           show this help

The list is CSV or XLSX, in any usual encoding, also with .gz; - reads it from the standard
input. Ctrl-C interrupts; the same
command continues from there. Exit codes: 0 every row has an answer, 1 some have none yet or
something failed, 2 invalid file, option or setting, 130 interrupted.
Settings (HELO_NAME, MAIL_FROM, DNS_SERVERS …) come from the environment: see .env.example.
`;

/** The parsed options, or a message to print instead. */
export type ParsedVerify =
  | { readonly type: "options"; readonly options: VerifyOptions }
  | { readonly type: "help" }
  | { readonly type: "problem"; readonly problem: string };

/** Parses the command line of `verify`. */
export function parseVerifyOptions(args: readonly string[]): ParsedVerify {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    return problem(commandLineProblem(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return { type: "help" };
  const [file, ...more] = positionals;
  if (!file) return problem("Which file? For example: npm run verify -- contacts.csv --out cleaned.csv");
  if (more.length > 0) return problem(`Only one file at a time: unexpected ${more.join(", ")}. See --help.`);
  const out = readOutput(values.out ?? defaultOut(file, values.format), values);
  const { quiet, json, recheck } = values;
  if (typeof out === "string") return problem(out);
  const reading = readReading(values);
  if (typeof reading === "string") return problem(reading);
  const waitMs = values.wait === undefined ? null : parseDuration(values.wait);
  if (values.wait !== undefined && waitMs === null) {
    return problem(`--wait must be a duration such as 90s, 30m or 2h, not ${quoted(values.wait)}.`);
  }
  if (json && out.path === STDOUT)
    return problem("--json needs the standard output, which has the list: name a file with --out.");
  const columns = values.column?.map((column) => column.trim()) ?? null;
  if (columns?.includes("")) return problem("--column must be a header, or a position from 1.");
  return {
    type: "options",
    options: { file, out, reading, columns, waitMs, recheck, isOutNamed: values.out !== undefined, quiet, json },
  };
}

const OPTIONS = {
  out: { type: "string" },
  column: { type: "string", multiple: true },
  wait: { type: "string" },
  recheck: { type: "boolean", default: false },
  quiet: { type: "boolean", short: "q", default: false },
  json: { type: "boolean", default: false },
  ...READING_OPTIONS,
  ...OUTPUT_OPTIONS,
  help: { type: "boolean", short: "h", default: false },
} as const;

function problem(words: string): ParsedVerify {
  return { type: "problem", problem: words };
}

const quoted = (text: string): string => JSON.stringify(text);

function defaultOut(file: string, format: string | undefined): string {
  if (file === "-" || /^\/dev\/(?:stdin|fd\/)/.test(file)) return STDOUT;
  const base = file.replace(/\.(csv|tsv|txt|xlsx|jsonl)?(\.gz)?$/i, "");
  if (format === "xlsx" || format === "jsonl") return `${base}-cleaned.${format}`;
  return format === undefined && /\.xlsx(\.gz)?$/i.test(file) ? `${base}-cleaned.xlsx` : `${base}-cleaned.csv`;
}

/**
 * Options that npm consumed: without `--` before them, npm parses options itself, and passes their values on as files.
 * Null: none.
 */
export function takenByNpm(environment: Readonly<Record<string, string | undefined>>): string | null {
  const taken = Object.keys(OPTIONS).filter(
    (name) => environment[`npm_config_${name.replaceAll("-", "_")}`] !== undefined,
  );
  if (taken.length === 0) return null;
  return `npm consumed --${taken.join(" and --")}. Put -- before the file: npm run verify -- contacts.csv --out cleaned.csv`;
}
