import { parseArgs, type ParseArgsConfig } from "node:util";

const BAD_INPUT = 2;

/** An error of `parseArgs` in one sentence, without Node's advice about its own conventions. */
export function commandLineProblem(error: unknown): string {
  const [sentence = ""] = (error as Error).message.split(/\. |\n/);
  return `${sentence.replace(/\.$/, "")}. See --help.`;
}

/** Parses this process's command line. Prints an error and exits with code 2 if it is invalid. */
export function parseArgsOrExit<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    process.stderr.write(`${commandLineProblem(error)}\n`);
    return process.exit(BAD_INPUT);
  }
}
