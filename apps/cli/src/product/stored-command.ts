import path from "node:path";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";

/** What a command wrote: `out` for programs, `note` for people. */
export interface Written {
  readonly out: string;
  readonly note: string;
  /** Exit code; absent: 0. */
  readonly code?: number;
}

/** A command that can't be done as it was given. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code = "bad_command" as const;
}

/** npm runs scripts in the project's folder; the user means the one they are in. */
export function fromWhereTheUserIs(file: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
}

/**
 * Reads a command line of flags alone; which ones are set. `--help` writes the help and ends the process with code 0,
 * anything unknown is told and ends it with code 2.
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
