import { parseArgs, type ParseArgsConfig } from "node:util";

const BAD_INPUT = 2;

/** What `parseArgs` has against a command line, in one sentence: Node adds advice that is about its own conventions. */
export function commandLineProblem(error: unknown): string {
  const [sentence = ""] = (error as Error).message.split(/\. |\n/);
  return `${sentence.replace(/\.$/, "")}. See --help.`;
}

/** Reads this process's command line. What is wrong with it is told, and ends the process with code 2. */
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
