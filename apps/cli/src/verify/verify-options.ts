import { parseArgs } from "node:util";
import { parseDuration } from "@rollcall/pacing";

export interface VerifyOptions {
  readonly file: string;
  readonly out: string;
  /** Headers or positions of the address columns; null: found by content. */
  readonly columns: readonly string[] | null;
  /** How long to wait for answers; null: until the last one is there. */
  readonly waitMs: number | null;
  readonly recheck: boolean;
}

export const VERIFY_HELP = `Verify a contact list, and write it back with an answer for every row.

  npm run verify -- contacts.csv --out cleaned.csv

  --out FILE       where the cleaned list goes; .csv, .xlsx or .jsonl, and .gz after it
                   (default: the list's own name with -cleaned)
  --column NAME    the column with the addresses: its header, or its position from 1;
                   several apart by commas (default: found by content)
  --wait DURATION  stop waiting after this (30m, 2h …); what has no answer by then is
                   written as unknown with its reason, and asked when run again
  --recheck        ask again also where an earlier answer is still good
  --help           this text

It goes on where it was when it is interrupted and run again. Exit codes: 0 every row has
its answer, 1 some have none yet, 2 the file or an option is not right.
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
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        column: { type: "string" },
        wait: { type: "string" },
        recheck: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    return { type: "problem", problem: `${(error as Error).message}. See --help.` };
  }
  const { values, positionals } = parsed;
  if (values.help) return { type: "help" };
  const [file, ...more] = positionals;
  if (file === undefined)
    return { type: "problem", problem: "Which file? For example: npm run verify -- contacts.csv --out cleaned.csv" };
  if (more.length > 0) return { type: "problem", problem: `One file at a time: ${more.join(", ")} is one too many.` };
  const waitMs = values.wait === undefined ? null : parseDuration(values.wait);
  if (values.wait !== undefined && waitMs === null) {
    return {
      type: "problem",
      problem: `--wait takes a duration such as 30m or 2h, not ${JSON.stringify(values.wait)}.`,
    };
  }
  const columns = values.column?.split(",").map((column) => column.trim()) ?? null;
  return {
    type: "options",
    options: { file, out: values.out ?? defaultOut(file), columns, waitMs, recheck: values.recheck },
  };
}

function defaultOut(file: string): string {
  const base = file.replace(/\.(csv|tsv|txt|xlsx|jsonl)?(\.gz)?$/i, "");
  return /\.xlsx(\.gz)?$/i.test(file) ? `${base}-cleaned.xlsx` : `${base}-cleaned.csv`;
}
