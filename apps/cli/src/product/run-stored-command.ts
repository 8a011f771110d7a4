import type { ParseArgsOptionsConfig } from "node:util";
import type { Database } from "@rollcall/db";
import { parseArgsOrExit } from "@rollcall/runtime/parse-args-or-exit";
import { openStored } from "./open-stored.ts";
import { CommandError, type Written } from "./stored-command.ts";

/** The flags that were given; each has a text. */
type Values = Readonly<Record<string, string | undefined>>;

const HELP_FLAG = { help: { type: "boolean", short: "h", default: false } } as const;

const BAD_INPUT = 2;

/**
 * Runs a command on the stored data, whether Rollcall runs or not: its words and flags are the process's, its result goes to
 * stdout and its exit code is set. Without words it tells how it is used.
 */
export async function runStoredCommand(
  help: string,
  options: ParseArgsOptionsConfig,
  command: (database: Database, words: readonly string[], values: Values) => Promise<Written>,
): Promise<void> {
  process.exitCode = await main(help, options, command).catch((error: unknown) => {
    const [sentence = ""] = (error as Error).message.split("\n");
    process.stderr.write(error instanceof CommandError ? `${sentence}\n` : `${sentence} See --help.\n`);
    return BAD_INPUT;
  });
}

async function main(...[help, options, command]: Parameters<typeof runStoredCommand>): Promise<number> {
  const parsed = parseArgsOrExit({ allowPositionals: true, options: { ...options, ...HELP_FLAG } });
  const { positionals } = parsed;
  const { help: wantsHelp, ...values } = parsed.values as Values & { readonly help: boolean };
  if (wantsHelp || positionals.length === 0) {
    process.stdout.write(help);
    return wantsHelp ? 0 : BAD_INPUT;
  }
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const database = await openStored((stop) => stops.push(stop));
    const { out, note } = await command(database, positionals, values);
    process.stderr.write(note);
    process.stdout.write(out);
    return 0;
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}
