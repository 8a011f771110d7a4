import { refuseCell, refuseColumns, refuseRow, type RecordLimits } from "../table-limits.ts";

/** A file's dialect. */
export interface CsvDialect {
  /** One UTF-16 code unit. */
  readonly delimiter: string;
  /**
   * How a quote inside a quoted cell is escaped: doubled (RFC 4180 §2.7), or also with a backslash, as some exports do.
   */
  readonly escape: "double" | "backslash";
}

/** Throws RangeError unless this is one UTF-16 code unit, and neither a quote nor a line end. */
export function assertDelimiter(delimiter: string): void {
  if (delimiter.length === 1 && !/["\r\n]/u.test(delimiter)) return;
  throw new RangeError(
    `Cannot use ${JSON.stringify(delimiter)} as a delimiter: it must be one character, not a quote or line end.`,
  );
}

/** Broken quoting, read by guesswork. `record` counts from 0, header included. */
export interface QuoteProblem {
  readonly type: "unclosed_quote" | "stray_quote";
  readonly record: number;
}

/** Text to read records from, and how. */
export interface LooseText {
  readonly text: string;
  /** Nothing follows `text`: a quote still open at its end is never closed. */
  readonly isFinal: boolean;
  readonly dialect: CsvDialect;
  readonly limits: RecordLimits;
}

/** One record, and where the next one begins. */
export interface LooseRecord {
  readonly cells: string[];
  readonly end: number;
  readonly problems: readonly QuoteProblem["type"][];
}

interface Cell {
  readonly text: string;
  /** Offset of its delimiter or line end, or the end of the text. */
  readonly end: number;
  readonly problem?: QuoteProblem["type"];
}

/**
 * Reads the record at `from`, however broken its quoting. Sound records come out as csv-parse cuts them. In others:
 * - A quote inside an unquoted cell is text.
 * - A quoted cell that continues after its closing quote is kept as written, quotes included (`"Doe, J"
 *   <j@example.org>`); trailing blanks alone are dropped.
 * - A quote that is never closed is text, and its cell ends with its line, so that one bad quote costs at most one row.
 *   "Never closed" means not before the end, not within `cellCharacters`, or only on a later line and amid other text.
 *
 * Returns null if the record may continue after `text`. `row`: its number from 1, for the TabularError thrown on a
 * limit.
 */
export function readLooseRecord(source: LooseText, from: number, row: number): LooseRecord | null {
  const { text, limits, dialect } = source;
  const cells: string[] = [];
  const problems: QuoteProblem["type"][] = [];
  const refuse = (): never =>
    refuseCell(row, cells.length + 1, limits, "this is not a contact list, or its line ends are missing");
  for (let at = from; ; at += 1) {
    const cell = text[at] === '"' ? quotedCell(source, at, refuse) : plainCell(source, at, refuse);
    if (cell === null) return null;
    at = cell.end;
    if (at - from > limits.rowCharacters) refuseRow(row, limits, "check its line ends and quotes");
    cells.push(cell.text);
    if (cells.length > limits.columns) {
      refuseColumns(row, limits, "remove columns that are not needed, or choose another delimiter");
    }
    if (cell.problem !== undefined) problems.push(cell.problem);
    if (at === text.length) return { cells, end: at, problems };
    if (text[at] === dialect.delimiter) continue;
    if (text[at] === "\n") return { cells, end: at + 1, problems };
    // The LF of this CR may still come.
    if (at + 1 === text.length && !source.isFinal) return null;
    return { cells, end: text[at + 1] === "\n" ? at + 2 : at + 1, problems };
  }
}

/** An unquoted cell; null if it may continue. */
function plainCell(source: LooseText, start: number, refuse: () => never): Cell | null {
  const { text, isFinal, limits } = source;
  const end = nextStop(source, start);
  if (end - start > limits.cellCharacters) refuse();
  return end === text.length && !isFinal ? null : { text: text.slice(start, end), end };
}

/** A cell that opens with a quote; null if it may continue. */
function quotedCell(source: LooseText, start: number, refuse: () => never): Cell | null {
  const { text, isFinal, dialect, limits } = source;
  const quote = closingQuote(source, start);
  if (quote === null) return null;
  if (quote === NEVER) return unclosedCell(source, start, refuse);
  let end = quote + 1;
  while (end < text.length && isBlank(text[end]!, dialect)) end += 1;
  if (end - start - 2 > limits.cellCharacters) refuse();
  const stop = nextStop(source, end);
  const isStray = stop > end;
  if (isStray && /[\r\n]/u.test(text.slice(start, quote))) return unclosedCell(source, start, refuse);
  if (stop - start - 2 > limits.cellCharacters) refuse();
  if (stop === text.length && !isFinal) return null;
  if (isStray) return { text: text.slice(start, stop), end: stop, problem: "stray_quote" };
  return { text: unescape(text.slice(start + 1, quote), dialect), end };
}

function unclosedCell(source: LooseText, start: number, refuse: () => never): Cell | null {
  const cell = plainCell(source, start, refuse);
  return cell === null ? null : { ...cell, problem: "unclosed_quote" };
}

const NEVER = -1;

/** Offset of the closing quote, or NEVER; null if it may still come. */
function closingQuote({ text, isFinal, dialect, limits }: LooseText, start: number): number | null {
  const farthest = start + 1 + limits.cellCharacters;
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1 || quote > farthest) {
      return isFinal || quote > farthest || text.length > farthest + 1 ? NEVER : null;
    }
    if (dialect.escape === "backslash" && isEscaped(text, start, quote)) from = quote + 1;
    else if (text[quote + 1] === '"') from = quote + 2;
    else return quote;
  }
}

function isEscaped(text: string, start: number, quote: number): boolean {
  let backslashes = 0;
  for (let at = quote - 1; at > start && text[at] === "\\"; at -= 1) backslashes += 1;
  return backslashes % 2 === 1;
}

function unescape(text: string, { escape }: CsvDialect): string {
  if (escape === "double") return text.replaceAll('""', '"');
  return text.replaceAll(/\\(["\\])|""/gu, (_, escaped: string | undefined) => escaped ?? '"');
}

/** Offset of the next delimiter or line end from `at`, or the end of the text. */
function nextStop({ text, dialect }: LooseText, at: number): number {
  const delimiter = dialect.delimiter.charCodeAt(0);
  let end = at;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === delimiter || code === LF || code === CR) break;
  }
  return end;
}

const LF = 10;
const CR = 13;

function isBlank(character: string, { delimiter }: CsvDialect): boolean {
  return (character === " " || character === "\t") && character !== delimiter;
}
