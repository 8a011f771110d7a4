import type { ParseArgsOptionsConfig } from "node:util";
import { openStored } from "@rollcall/compose/engines/open-stored";
import { explainFailure } from "@rollcall/compose/process/explain-failure";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";
import type { Database } from "@rollcall/core";
import type { Settings } from "@rollcall/settings";
import type { Written } from "./stored-command.ts";

/** The given flags. */
type Values = Readonly<Record<string, string | boolean | undefined>>;

const HELP_FLAG = { help: { type: "boolean", short: "h", default: false } } as const;

const BAD_INPUT = 2;

/**
 * Runs a command on the stored data, whether Rollcall is running or not, with this process's arguments; prints the
 * result to stdout and sets the exit code. Without arguments it prints the usage.
 */
export async function runStoredCommand(
  help: string,
  options: ParseArgsOptionsConfig,
  command: (database: Database, words: readonly string[], values: Values, settings: Settings) => Promise<Written>,
): Promise<void> {
  process.exitCode = await main(help, options, command).catch((error: unknown) => {
    const { sentence, code } = explainFailure(error, process.env);
    process.stderr.write(`${sentence}\n`);
    return code;
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
    const settings = readSettingsOrExit(process.env);
    const database = await openStored(settings, (stop) => stops.push(stop));
    const { out, note, code = 0 } = await command(database, positionals, values, settings);
    process.stderr.write(note);
    process.stdout.write(out);
    return code;
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}
