import { readFileSync } from "node:fs";
import { type Environment, readSettings, type Settings } from "@rollcall/settings";
import { columnsOf, wrapText } from "../terminal/wrap-text.ts";

const BAD_INPUT = 2;

/** Tells of problems that keep the program from starting: a sentence, and one for each setting. */
export type TellProblems = (sentence: string, problems: readonly string[]) => void;

/**
 * Reads the settings from the environment and from `.env` in the working directory; the environment wins. Tells all
 * problems, by default as text on stderr, and exits with code 2 if there are any.
 */
export function readSettingsOrExit(environment: Environment, tell: TellProblems = tellInWords): Settings {
  const unreadable = loadEnvFile();
  if (unreadable !== null) {
    tell(unreadable, []);
    return process.exit(BAD_INPUT);
  }
  const result = readSettings(environment, (path) => readFileSync(path, "utf8"));
  if (result.type === "settings") return result.settings;
  tell("Rollcall can't start with these settings", result.problems);
  return process.exit(BAD_INPUT);
}

function tellInWords(sentence: string, problems: readonly string[]): void {
  const columns = columnsOf(process.stderr);
  const lines = problems.map((problem) => `- ${wrapText(problem, columns - 2, "  ")}\n`);
  process.stderr.write(lines.length === 0 ? `${sentence}\n` : `${sentence}:\n${lines.join("")}`);
  if (lines.length > 0) process.stderr.write("All settings are described in .env.example.\n");
}

/** Null: it is read, or there is none. */
function loadEnvFile(): string | null {
  try {
    process.loadEnvFile();
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    return `.env can't be read: ${(error as Error).message}`;
  }
}
