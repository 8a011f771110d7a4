import { type PacingOverrides, parsePacingOverrides } from "@rollcall/pacing";
import { LineCounter, parseDocument } from "yaml";
import type { ReadFile } from "./read-settings.ts";

export interface PacingFile {
  readonly overrides: PacingOverrides;
  readonly problems: readonly string[];
}

const NOTHING: PacingOverrides = {};

/** Reads PACING_FILE, YAML or JSON (which is YAML). Each problem names the line and what would be right there. */
export function readPacingFile(path: string | undefined, readFile: ReadFile): PacingFile {
  if (path === undefined) return { overrides: NOTHING, problems: [] };
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    return { overrides: NOTHING, problems: [`PACING_FILE ${path} can't be read: ${(error as Error).message}`] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return { overrides: NOTHING, problems: document.errors.map((error) => `PACING_FILE ${path}: ${error.message}`) };
  }
  const parsed = parsePacingOverrides(document.toJS() ?? {});
  if (parsed.type === "overrides") return { overrides: parsed.overrides, problems: [] };
  const lineOf = (keys: readonly PropertyKey[]): string => {
    for (let depth = keys.length; depth > 0; depth -= 1) {
      const node = document.getIn(keys.slice(0, depth), true) as { range?: readonly number[] } | undefined;
      if (node?.range) return `line ${lines.linePos(node.range[0] ?? 0).line}`;
    }
    return "line 1";
  };
  return {
    overrides: NOTHING,
    problems: parsed.problems.map(
      ({ path: keys, message }) => `PACING_FILE ${path}, ${lineOf(keys)}: ${keys.join(".")} ${message}`,
    ),
  };
}
