import path from "node:path";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";

/** Output of a command: `out` for programs, `note` for people. */
export interface Written {
  readonly out: string;
  readonly note: string;
  /** Exit code; absent: 0. */
  readonly code?: number;
}

/** The command can't be carried out as given. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code = "bad_command" as const;
}

/** npm runs scripts in the project folder; paths are relative to the user's folder. */
export function fromWhereTheUserIs(file: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
}

/**
 * Parses a command line that has only flags; returns those set. `--help` prints the help and exits with 0; an unknown
 * flag prints an error and exits with 2.
 */
export function parseFlags<Flag extends string>(help: string, flags: readonly Flag[]): ReadonlySet<Flag> {
  const options = Object.fromEntries([...flags, "help"].map((flag) => [flag, { type: "boolean" as const }]));
  const parsed = parseArgsOrExit({ options: { ...options, help: { type: "boolean", short: "h" } } });
  const values: Readonly<Record<string, unknown>> = parsed.values;
  if (values["help"] === true) {
    process.stdout.write(help);
    process.exit(0);
  }
  return new Set(flags.filter((flag) => values[flag] === true));
}
