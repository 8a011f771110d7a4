import { type Document, isMap, isSeq, LineCounter, parseDocument } from "yaml";
import type { ReadFile } from "./settings.ts";

/** A problem at one place of a file. */
export interface FileProblem {
  /** Keys from the top. */
  readonly path: readonly PropertyKey[];
  /** What is expected there, as the end of a sentence: "must be at most 100". */
  readonly message: string;
}

/** A file's content, or its problems: sentences with the setting, the file and the line. */
export type TableFile<Value> =
  | { readonly type: "value"; readonly value: Value }
  | { readonly type: "problems"; readonly problems: readonly string[] };

export type ParsedTable<Value> =
  | { readonly type: "value"; readonly value: Value }
  | { readonly type: "problems"; readonly problems: readonly FileProblem[] };

/** A bigger file can't be settings. */
const FILE_LIMIT_CHARS = 1_000_000;

/** Characters of a key path in a problem; the longest valid one has half of it. */
const PLACE_CHARS = 100;

/** Plain data and bare messages, which are formatted here. */
const PARSING = { prettyErrors: false, resolveKnownTags: false, logLevel: "error" } as const;

/** Reads a settings file, YAML or JSON (which is YAML). Each problem names the line and what is expected there. */
export function readTableFile<Value>(
  setting: string,
  path: string,
  readFile: ReadFile,
  parse: (content: unknown) => ParsedTable<Value>,
): TableFile<Value> {
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    return withProblems([`${setting} ${path} can't be read: ${(error as Error).message}`]);
  }
  if (text.length > FILE_LIMIT_CHARS) {
    return withProblems([`${setting} ${path} is not a settings file: it has more than ${FILE_LIMIT_CHARS} characters`]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { ...PARSING, lineCounter: lines });
  const at = (offset: number): string => `${setting} ${path}, line ${lines.linePos(offset).line || 1}:`;
  const broken = document.errors.map(
    (error) => `${at(error.pos[0])} this is neither YAML nor JSON: ${withoutLogins(error.message)}`,
  );
  if (broken.length > 0) return withProblems(broken);
  const parsed = parse(contentOf(document));
  if (parsed.type === "value") return parsed;
  const placed = parsed.problems.map((problem) => ({ problem, offset: offsetOf(document, problem.path) }));
  placed.sort((one, other) => one.offset - other.offset);
  return withProblems(placed.map(({ problem, offset }) => `${at(offset)} ${words(problem)}`));
}

/** The content as data; an empty file is an empty table. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS() ?? {};
  } catch {
    // Circular or exponential references (aliases) are no settings.
    return null;
  }
}

function withProblems(problems: readonly string[]): {
  readonly type: "problems";
  readonly problems: readonly string[];
} {
  return { type: "problems", problems };
}

function words({ path, message }: FileProblem): string {
  // A YAML key may span lines.
  const place = path.map(String).join(".").replaceAll(/\s+/g, " ").slice(0, PLACE_CHARS);
  return `${path.length === 0 ? "the file" : withoutLogins(place)} ${message}`;
}

/** URLs of the file may have a password, which a problem must not show. */
function withoutLogins(words: string): string {
  return words.replaceAll(/\/\/[^\s/@]*@/g, "//…@");
}

/** Offset of the last key of a path, or of its longest existing prefix. */
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
