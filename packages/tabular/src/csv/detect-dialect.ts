import { EventLoopYield } from "../event-loop-yield.ts";
import { JUDGING_WORK } from "../guess-columns.ts";
import type { CsvDialect } from "./loose-record.ts";
import { CsvReader } from "./csv-reader.ts";
import { cellsOf } from "./plain-lines.ts";

/** Sample size for `detectDialect`: over 100 records of almost any list. */
export const DIALECT_SAMPLE_BYTES: number = 512 * 1024;

/** Records compared. */
const SAMPLE_RECORDS = 100;
/** Text passed to the reader at once. */
const STEP_BYTES = 16 * 1024;

/** Candidates, in order of preference. The last two may stand in an address, so they must split nearly all records alike. */
const DELIMITERS = [",", ";", "\t", "|", "~", "^"] as const;
const IN_ADDRESSES: ReadonlySet<string> = new Set(["~", "^"]);
/** The score of three cells in nine records of ten. */
const SURE_SCORE = 0.6;

/** What is known beforehand. */
export interface DialectHints {
  /** Chosen by the user, so not detected; null: detect it. */
  readonly delimiter: string | null;
  /** Its extension decides if nothing can be detected, as in a list of one column. */
  readonly fileName: string | null;
  readonly looksLikeAddress: (cell: string) => boolean;
}

/** A file's dialect, and the length of the `sep=` line at its start. */
export interface DetectedDialect extends CsvDialect {
  readonly preludeCharacters: number;
}

/**
 * Detects the dialect of a file that begins with `sample`. The delimiter is the one that splits most records into the
 * same number of cells, at least two, with quotes taken into account. A first line `sep=;`, which Excel writes and
 * hides, names it outright.
 */
export async function detectDialect(sample: string, hints: DialectHints): Promise<DetectedDialect> {
  const separator = /^sep=([^\r\n"])(?:\r\n|\r|\n|$)/i.exec(sample);
  const preludeCharacters = separator === null ? 0 : separator[0].length;
  const body = Buffer.from(sample.slice(preludeCharacters));
  const named = hints.delimiter ?? separator?.[1] ?? null;
  const loop = new EventLoopYield();
  let best: Trial | null = null;
  for (const dialect of candidates(body, named)) {
    if (named === null && IN_ADDRESSES.has(dialect.delimiter) && !body.includes(dialect.delimiter)) continue;
    const trial = await tryDialect(body, dialect, hints, loop);
    if (named === null && IN_ADDRESSES.has(dialect.delimiter) && trial.score < SURE_SCORE) continue;
    if (best === null || isBetter(trial, best)) best = trial;
  }
  const { dialect, score } = best!;
  const delimiter = score > 0 || named !== null ? dialect.delimiter : ordinaryDelimiter(hints.fileName);
  return { delimiter, escape: dialect.escape, preludeCharacters };
}

/**
 * Dialects to try. `named`: the delimiter, if known. Sound quoting causes no problems, so the backslash dialect can
 * only win on broken quoting.
 */
function candidates(body: Buffer, named: string | null): CsvDialect[] {
  return (named === null ? DELIMITERS : [named]).flatMap((delimiter): CsvDialect[] => {
    const doubled = { delimiter, escape: "double" } as const;
    // A backslash as the delimiter can't be the escape.
    const hasEscapes = body.includes('\\"') && delimiter !== "\\";
    return hasEscapes ? [doubled, { delimiter, escape: "backslash" }] : [doubled];
  });
}

interface Trial {
  readonly dialect: CsvDialect;
  /** 0: most records have one cell. Towards 1: many cells, the same number in each record. */
  readonly score: number;
  readonly addresses: number;
  readonly problems: number;
}

function isBetter(left: Trial, right: Trial): boolean {
  if (left.dialect.delimiter === right.dialect.delimiter) return left.problems < right.problems;
  if (Math.abs(left.score - right.score) > 0.01) return left.score > right.score;
  return left.addresses > right.addresses;
}

async function tryDialect(
  body: Buffer,
  dialect: CsvDialect,
  hints: DialectHints,
  loop: EventLoopYield,
): Promise<Trial> {
  let problems = 0;
  const unlimited = { columns: Infinity, cellCharacters: Infinity, rowCharacters: Infinity };
  const reader = new CsvReader(dialect, unlimited, () => (problems += 1));
  const records: (readonly string[])[] = [];
  let at = 0;
  for (; at < body.length && records.length < SAMPLE_RECORDS; at += STEP_BYTES) {
    for (const some of reader.push(body.subarray(at, at + STEP_BYTES)))
      for (const cells of cellsOf(some)) records.push(cells);
    await loop.after(STEP_BYTES);
  }
  // The sample may end within the last record, so that counts only if it is the only one.
  if (at >= body.length && (records.length === 0 || body.length < DIALECT_SAMPLE_BYTES / 2)) {
    // One by one: as arguments of a call they would overflow the stack, since an open quote makes them all come at the end.
    for (const some of reader.end()) for (const cells of cellsOf(some)) records.push(cells);
  }
  const filled = records.filter((cells) => cells.some((cell) => cell !== "")).slice(0, SAMPLE_RECORDS);
  let addresses = 0;
  for (const cells of filled) if (await hasAddress(cells, hints, loop)) addresses += 1;
  return { dialect, score: consistency(filled.map((cells) => cells.length)), addresses, problems };
}

async function hasAddress(
  cells: readonly string[],
  { looksLikeAddress }: DialectHints,
  loop: EventLoopYield,
): Promise<boolean> {
  for (const cell of cells) {
    if (cell === "") continue;
    const isAddress = looksLikeAddress(cell);
    await loop.after(cell.length * JUDGING_WORK);
    if (isAddress) return true;
  }
  return false;
}

/** Share of records with the most frequent number of cells, weighted by that number. */
function consistency(lengths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [cells, records] = [...counts].reduce((left, right) => (right[1] > left[1] ? right : left), [1, 0]);
  return cells === 1 ? 0 : (records / lengths.length) * (1 - 1 / (cells + 1));
}

function ordinaryDelimiter(fileName: string | null): string {
  return fileName !== null && /\.(?:tsv|tab)(?:\.gz)?$/iu.test(fileName) ? "\t" : ",";
}
