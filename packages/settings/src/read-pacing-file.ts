import { type OverrideProblem, type PacingOverrides, parsePacingOverrides } from "@rollcall/pacing";
import { type Document, isMap, isSeq, LineCounter, parseDocument } from "yaml";
import type { ReadFile } from "./read-settings.ts";

export interface PacingFile {
  readonly overrides: PacingOverrides;
  readonly problems: readonly string[];
}

/** Far more than limits for every provider take: a bigger file is another one. */
const FILE_LIMIT_CHARS = 1_000_000;

/** Of a place in the file, in a problem; the longest that is known has half of it. */
const PLACE_CHARS = 100;

/** Problems are told our way, and nothing but plain data comes out. */
const PARSING = { prettyErrors: false, resolveKnownTags: false, logLevel: "error" } as const;

const NOTHING: PacingOverrides = {};

/** Reads PACING_FILE, YAML or JSON (which is YAML). Each problem names the line and what would be right there. */
export function readPacingFile(path: string | undefined, readFile: ReadFile): PacingFile {
  if (path === undefined) return { overrides: NOTHING, problems: [] };
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    return withProblems([`PACING_FILE ${path} can't be read: ${(error as Error).message}`]);
  }
  if (text.length > FILE_LIMIT_CHARS) {
    return withProblems([`PACING_FILE ${path} is no pacing file: it has more than ${FILE_LIMIT_CHARS} characters`]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { ...PARSING, lineCounter: lines });
  const at = (offset: number): string => `PACING_FILE ${path}, line ${lines.linePos(offset).line || 1}:`;
  const broken = document.errors.map(
    (error) => `${at(error.pos[0])} it is neither YAML nor JSON here: ${error.message}`,
  );
  if (broken.length > 0) return withProblems(broken);
  const parsed = parsePacingOverrides(contentOf(document));
  if (parsed.type === "overrides") return { overrides: parsed.overrides, problems: [] };
  const placed = parsed.problems.map((problem) => ({ problem, offset: offsetOf(document, problem.path) }));
  placed.sort((one, other) => one.offset - other.offset);
  return withProblems(placed.map(({ problem, offset }) => `${at(offset)} ${words(problem)}`));
}

/** The file's content as data; an empty file changes nothing. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS() ?? {};
  } catch {
    // References that lead to themselves or multiply beyond measure: no table of settings.
    return null;
  }
}

function withProblems(problems: readonly string[]): PacingFile {
  return { overrides: NOTHING, problems };
}

function words({ path, message }: OverrideProblem): string {
  // A key of YAML may run over lines.
  const place = path.map(String).join(".").replaceAll(/\s+/g, " ").slice(0, PLACE_CHARS);
  return `${path.length === 0 ? "the file" : place} ${message}`;
}

/** Where the last key of a path stands, or as much of the path as the file has. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(key));
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return (node as { readonly range?: readonly [number, number, number] | null } | null)?.range?.[0];
}
