import { parseArgs } from "node:util";
import { commandLineProblem } from "@rollcall/compose/terminal/parse-args-or-exit";
import { parseDuration } from "@rollcall/pacing";
import { type Output, OUTPUT_HELP, OUTPUT_OPTIONS, readOutput } from "./output-options.ts";
import { type Reading, READING_OPTIONS, readReading } from "./reading-options.ts";

export interface VerifyOptions {
  readonly file: string;
  readonly out: Output;
  readonly reading: Reading;
  /** Headers or positions of the address columns; null: found by content. */
  readonly columns: readonly string[] | null;
  /** How long to wait for answers; null: until the last one is there. */
  readonly waitMs: number | null;
  readonly recheck: boolean;
}

export const VERIFY_HELP = `Verify a contact list, and write it back with an answer for every row.

  npm run verify -- contacts.csv --out cleaned.csv

  --out FILE       where the cleaned list goes: .csv, .xlsx or .jsonl, also with .gz
                   (default: the list's own name with -cleaned)
  --column NAME    the column with the addresses: its header, or its position from 1;
                   may be given several times (default: found by content)
  --sheet NAME     of a workbook: the sheet's name, or its position from 1 (default: the
                   first that is not hidden)
  --encoding NAME, --delimiter CHARACTER, --header yes|no
                   how the file is to be read (default: found out)
  --dedupe MODE    off, safe (the same address in another letter case) or relaxed (also
                   reports other spellings of the same mailbox); each is asked once anyhow
  --wait DURATION  stop waiting after this (90s, 30m, 2h …): what has no answer by then
                   is written as unknown with its reason, and asked at the next run
  --recheck        ask again also where an earlier answer is still good
${OUTPUT_HELP}
  --help           this text

The list is CSV or XLSX, in any usual encoding, also with .gz. Ctrl-C interrupts; the same
command goes on from there. Exit codes: 0 every row has its answer, 1 some have none yet or
something failed, 2 the file, an option or a setting is not right, 130 interrupted.
Settings (HELO_NAME, MAIL_FROM, DNS_SERVERS …) come from the environment: see .env.example.
`;

/** What to do, or what to say instead. */
export type ParsedVerify =
  | { readonly type: "options"; readonly options: VerifyOptions }
  | { readonly type: "help" }
  | { readonly type: "problem"; readonly problem: string };

/** Reads the command line of `verify`. */
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
  if (more.length > 0) return problem(`One file at a time: ${more.join(", ")} is too much. See --help.`);
  const out = readOutput(values.out ?? defaultOut(file, values.format), values);
  if (typeof out === "string") return problem(out);
  const reading = readReading(values);
  if (typeof reading === "string") return problem(reading);
  const waitMs = values.wait === undefined ? null : parseDuration(values.wait);
  if (values.wait !== undefined && waitMs === null) {
    return problem(`--wait takes a duration such as 90s, 30m or 2h, not ${quoted(values.wait)}.`);
  }
  const columns = values.column?.map((column) => column.trim()) ?? null;
  if (columns?.includes("")) return problem("--column takes a header, or a position from 1.");
  return {
    type: "options",
    options: { file, out, reading, columns, waitMs, recheck: values.recheck },
  };
}

const OPTIONS = {
  out: { type: "string" },
  column: { type: "string", multiple: true },
  wait: { type: "string" },
  recheck: { type: "boolean", default: false },
  ...READING_OPTIONS,
  ...OUTPUT_OPTIONS,
  help: { type: "boolean", short: "h", default: false },
} as const;

function problem(words: string): ParsedVerify {
  return { type: "problem", problem: words };
}

const quoted = (text: string): string => JSON.stringify(text);

function defaultOut(file: string, format: string | undefined): string {
  const base = file.replace(/\.(csv|tsv|txt|xlsx|jsonl)?(\.gz)?$/i, "");
  if (format === "xlsx" || format === "jsonl") return `${base}-cleaned.${format}`;
  return format === undefined && /\.xlsx(\.gz)?$/i.test(file) ? `${base}-cleaned.xlsx` : `${base}-cleaned.csv`;
}

/**
 * What npm took for itself: without `--` before them, npm reads options as its own, and passes their values on as files.
 * Null when it took nothing.
 */
export function takenByNpm(environment: Readonly<Record<string, string | undefined>>): string | null {
  const taken = Object.keys(OPTIONS).filter(
    (name) => environment[`npm_config_${name.replaceAll("-", "_")}`] !== undefined,
  );
  if (taken.length === 0) return null;
  return `npm took --${taken.join(" and --")} for itself. Write -- before the file: npm run verify -- contacts.csv --out cleaned.csv`;
}
