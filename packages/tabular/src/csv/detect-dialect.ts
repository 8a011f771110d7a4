import { CsvTokenizer } from "./csv-tokenizer.ts";
import type { CsvDialect } from "./csv-tokenizer.ts";

/** How much text `detectDialect` wants to see: more than 100 records of almost any list. */
export const DIALECT_SAMPLE_CHARACTERS: number = 512 * 1024;

/** Records that are compared. */
const SAMPLE_RECORDS = 100;
/** Text given to a tokenizer at once while looking for that many. */
const STEP_CHARACTERS = 16 * 1024;

/** Delimiters that are looked for; the first wins a draw. */
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** What is known or wanted beforehand. */
export interface DialectHints {
  /** Given by the person: not detected. */
  readonly delimiter: string | null;
  /** Decides what is taken where nothing can be detected: a list of one column. */
  readonly fileName: string | null;
  readonly looksLikeAddress: (cell: string) => boolean;
}

/** A file's dialect, and how many characters a `sep=` line takes at its start. */
export interface DetectedDialect extends CsvDialect {
  readonly preludeCharacters: number;
}

/**
 * The dialect of a file that begins with `sample`. The delimiter is the one under which most records have the same number
 * of cells, more than one of them; quotes are honoured while counting. A first line `sep=;`, which Excel writes and hides,
 * names it outright.
 */
export function detectDialect(sample: string, hints: DialectHints): DetectedDialect {
  const separator = /^sep=([^\r\n])(?:\r\n|\r|\n|$)/iu.exec(sample);
  const preludeCharacters = separator === null ? 0 : separator[0].length;
  const body = sample.slice(preludeCharacters);
  const named = hints.delimiter ?? separator?.[1] ?? null;
  // Valid RFC 4180 has no quote problems, so backslashes never win over it.
  const escapes = body.includes('\\"') ? (["double", "backslash"] as const) : (["double"] as const);
  const trials = (named === null ? DELIMITERS : [named]).flatMap((delimiter) =>
    escapes.map((escape) => tryDialect(body, { delimiter, escape }, hints)),
  );
  const best = trials.reduce((left, right) => (isBetter(right, left) ? right : left));
  const delimiter = best.score > 0 || named !== null ? best.dialect.delimiter : ordinaryDelimiter(hints.fileName);
  return { delimiter, escape: best.dialect.escape, preludeCharacters };
}

interface Trial {
  readonly dialect: CsvDialect;
  /** 0 where most records have one cell; towards 1 for many cells, the same number in each record. */
  readonly score: number;
  readonly addresses: number;
  readonly problems: number;
}

function isBetter(left: Trial, right: Trial): boolean {
  if (left.dialect.delimiter === right.dialect.delimiter) return left.problems < right.problems;
  if (Math.abs(left.score - right.score) > 0.01) return left.score > right.score;
  return left.addresses > right.addresses;
}

function tryDialect(body: string, dialect: CsvDialect, hints: DialectHints): Trial {
  let problems = 0;
  const unlimited = { columns: Infinity, cellCharacters: DIALECT_SAMPLE_CHARACTERS, rowCharacters: Infinity };
  const tokenizer = new CsvTokenizer(dialect, unlimited, () => (problems += 1));
  const records: string[][] = [];
  let at = 0;
  for (; at < body.length && records.length < SAMPLE_RECORDS; at += STEP_CHARACTERS) {
    records.push(...tokenizer.push(body.slice(at, at + STEP_CHARACTERS)));
  }
  // The last record may be cut off by the sample's end: it counts only where there is no other.
  if (at >= body.length && (records.length === 0 || body.length < DIALECT_SAMPLE_CHARACTERS / 2)) {
    records.push(...tokenizer.end());
  }
  const filled = records.filter((cells) => cells.some((cell) => cell !== "")).slice(0, SAMPLE_RECORDS);
  const addresses = filled.filter((cells) => cells.some((cell) => hints.looksLikeAddress(cell))).length;
  return { dialect, score: consistency(filled.map((cells) => cells.length)), addresses, problems };
}

/** Share of the records that have the most frequent number of cells, weighed by that number. */
function consistency(lengths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [cells, records] = [...counts].reduce((left, right) => (right[1] > left[1] ? right : left), [1, 0]);
  return cells === 1 ? 0 : (records / lengths.length) * (1 - 1 / (cells + 1));
}

function ordinaryDelimiter(fileName: string | null): string {
  return fileName !== null && /\.(?:tsv|tab)(?:\.gz)?$/iu.test(fileName) ? "\t" : ",";
}
