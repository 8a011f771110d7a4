import { type PacingOverrides, parsePacingOverrides } from "@rollcall/pacing";
import type { ReadFile } from "./settings.ts";
import { readTableFile } from "./read-table-file.ts";

export interface PacingFile {
  readonly overrides: PacingOverrides;
  readonly problems: readonly string[];
}

const NOTHING: PacingOverrides = {};

/** Reads PACING_FILE, YAML or JSON. Each problem names the line and what is expected there. */
export function readPacingFile(path: string | undefined, readFile: ReadFile): PacingFile {
  if (path === undefined) return { overrides: NOTHING, problems: [] };
  const file = readTableFile("PACING_FILE", path, readFile, (content) => {
    const parsed = parsePacingOverrides(content);
    return parsed.type === "overrides" ? { type: "value", value: parsed.overrides } : parsed;
  });
  return file.type === "value"
    ? { overrides: file.value, problems: [] }
    : { overrides: NOTHING, problems: file.problems };
}
