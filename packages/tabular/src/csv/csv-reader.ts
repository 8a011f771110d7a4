import type { RecordLimits } from "../record-limits.ts";
import type { CsvDialect, QuoteProblem } from "./csv-dialect.ts";
import { readLooseRecord } from "./loose-record.ts";
import { parseBlock } from "./parse-block.ts";
import { readPlainLines } from "./plain-lines.ts";

/** A piece of text that is worth a `push`: a few milliseconds' work. */
export const PIECE_CHARACTERS: number = 32 * 1024;

/** Longer records are not given to csv-parse: it copies its buffer, as long as the longest cell so far, at each bad quote. */
const PARSED_CHARACTERS = 2 * PIECE_CHARACTERS;

/**
 * Cuts text into records and cells, whatever pieces it comes in. csv-parse is the grammar (RFC 4180, with line ends CR, LF, CRLF
 * and mixed): see `readPlainLines` for what is cut without it and `readLooseRecord` for what it has no answer to, which is also
 * all of a file in the backslash dialect. Broken quoting is reported to `onProblem`. Memory is bounded by one piece and one row.
 */
export class CsvReader {
  readonly #dialect: CsvDialect;
  readonly #limits: RecordLimits;
  readonly #onProblem: (problem: QuoteProblem) => void;
  /** Text from the beginning of the unfinished record on. */
  #pending = "";
  /** The pending text is looked at when it is this long: twice as long as last time, so that each character is seen twice at most. */
  #nextLook = 0;
  #record = 0;

  constructor(dialect: CsvDialect, limits: RecordLimits, onProblem: (problem: QuoteProblem) => void) {
    this.#dialect = dialect;
    this.#limits = limits;
    this.#onProblem = onProblem;
  }

  /** Takes more text; returns records that it completes, or leaves them to a later call. Throws TabularError on a limit. */
  push(text: string): string[][] {
    const records: string[][] = [];
    this.#pending += text;
    if (this.#pending.length >= this.#nextLook) this.#read(records, false);
    return records;
  }

  /** No more text; returns what is left: one record, or several where an unclosed quote had held them back. */
  end(): string[][] {
    const records: string[][] = [];
    if (this.#pending !== "") this.#read(records, true);
    return records;
  }

  #read(records: string[][], isFinal: boolean): void {
    // csv-parse reads bytes, which cannot hold half of a surrogate pair: the other ways must not either.
    const text = this.#pending.toWellFormed();
    const from = this.#dialect.escape === "double" ? this.#readSound(text, isFinal, records) : 0;
    const rest = this.#readLoose(text, from, isFinal, records);
    this.#pending = this.#pending.slice(rest);
    const length = this.#pending.length;
    // A cell that is too long is to be refused before it is held.
    const { cellCharacters } = this.#limits;
    this.#nextLook = length > cellCharacters ? length * 2 : Math.min(length * 2, cellCharacters + 1);
  }

  /** Reads what the quick way and csv-parse can; returns where that ends. */
  #readSound(text: string, isFinal: boolean, records: string[][]): number {
    const { cellCharacters, rowCharacters, columns } = this.#limits;
    const { delimiter } = this.#dialect;
    const end = isFinal ? text.length : endOfLines(text);
    const rules = { delimiter, columns, recordBytes: Math.min(cellCharacters, rowCharacters) };
    const block = text.slice(0, end);
    const plain = readPlainLines(block, rules);
    if (plain !== null) {
      this.#take(plain, records);
      return end;
    }
    if (end > PARSED_CHARACTERS) return 0;
    const { records: parsed, end: parsedEnd } = parseBlock(block, rules);
    this.#take(parsed, records);
    return parsedEnd;
  }

  /** Reads the rest by the loose rules; returns where the unfinished record begins. */
  #readLoose(text: string, from: number, isFinal: boolean, records: string[][]): number {
    const source = { text, isFinal, dialect: this.#dialect, limits: this.#limits };
    let at = from;
    while (at < text.length) {
      const record = readLooseRecord(source, at, this.#record + 1);
      if (record === null) break;
      for (const type of record.problems) this.#onProblem({ type, record: this.#record });
      this.#take([record.cells], records);
      at = record.end;
    }
    return at;
  }

  #take(some: readonly string[][], records: string[][]): void {
    for (const cells of some) records.push(cells);
    this.#record += some.length;
  }
}

/** Where the last line ends; a carriage return at the very end may be half of a line end. */
function endOfLines(text: string): number {
  const last = text.endsWith("\r") ? text.length - 1 : text.length;
  return Math.max(text.lastIndexOf("\n"), text.slice(0, last).lastIndexOf("\r")) + 1;
}
