import { parseArgs } from "node:util";
import { commandLineProblem } from "@rollcall/compose/terminal/parse-args-or-exit";
import { parseDuration } from "@rollcall/pacing";

/** How one address is checked. */
export interface CheckOptions {
  /** An address, also as `Name <a@b>`. */
  readonly address: string;
  readonly waitMs: number;
  readonly recheck: boolean;
  readonly json: boolean;
  /** Print the status alone. */
  readonly quiet: boolean;
}

const WAIT_MS = 60_000;

export const CHECK_HELP = `Check one address, and print what its mail server says about it.

  rollcall check anna@example.com
  rollcall check 'Anna <anna@example.com>' --json

  --wait DURATION  how long to wait for the answer (90s, 30m …; default: 60s)
  --recheck        probe again even if an earlier answer is still valid
  --json           the whole check as JSON, as the API gives it
  --quiet          the status alone
  --help           show this help

Exit codes: 0 there is an answer, 1 none yet, 2 invalid address, option or setting.
`;

/** The parsed options, or a message to print instead. */
export type ParsedCheck =
  | { readonly type: "options"; readonly options: CheckOptions }
  | { readonly type: "help" }
  | { readonly type: "problem"; readonly problem: string };

/** Parses the command line of `check`. */
export function parseCheckOptions(args: readonly string[]): ParsedCheck {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    return { type: "problem", problem: commandLineProblem(error) };
  }
  const { wait, recheck, json, quiet, help } = parsed.values;
  if (help) return { type: "help" };
  const [address, ...more] = parsed.positionals;
  if (address === undefined || more.length > 0)
    return { type: "problem", problem: "check needs one address. For example: rollcall check anna@example.com" };
  const waitMs = wait === undefined ? WAIT_MS : parseDuration(wait);
  if (waitMs === null)
    return {
      type: "problem",
      problem: `--wait must be a duration such as 90s, 30m or 2h, not ${JSON.stringify(wait)}.`,
    };
  return { type: "options", options: { address, waitMs, recheck, json, quiet } };
}

const OPTIONS = {
  wait: { type: "string" },
  recheck: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  quiet: { type: "boolean", short: "q", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;
