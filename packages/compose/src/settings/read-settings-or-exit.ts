import { readFileSync } from "node:fs";
import { type Environment, readSettings, type Settings } from "@rollcall/settings";
import { columnsOf, wrapText } from "../terminal/wrap-text.ts";

/**
 * Reads the settings from the environment and from `.env` in the working directory; the environment wins. Prints all
 * problems and exits with code 2 if there are any.
 */
export function readSettingsOrExit(environment: Environment): Settings {
  loadEnvFile();
  const result = readSettings(environment, (path) => readFileSync(path, "utf8"));
  if (result.type === "settings") return result.settings;
  const columns = columnsOf(process.stderr);
  const problems = result.problems.map((problem) => `- ${wrapText(problem, columns - 2, "  ")}\n`);
  process.stderr.write(`Rollcall can't start with these settings:\n${problems.join("")}`);
  process.stderr.write("All settings are described in .env.example.\n");
  return process.exit(2);
}

function loadEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    process.stderr.write(`.env can't be read: ${(error as Error).message}\n`);
    process.exit(2);
  }
}
