import type { RecordLimits } from "../table-limits.ts";
import { readLooseRecord, type CsvDialect, type QuoteProblem } from "./loose-record.ts";
import { parseBlock } from "./parse-block.ts";
import { PlainLines, type Records } from "./plain-lines.ts";

/**
 * More pending text than this is one long record and goes to the lenient reader: csv-parse would block for too long.
 */
const PARSED_BYTES = 128 * 1024;

/**
 * An incremental CSV reader for UTF-8 text in pieces of any size. csv-parse is the grammar (RFC 4180; line ends CR, LF,
 * CRLF and mixed); `PlainLines` is the fast path, `readLooseRecord` handles broken quoting and the backslash
 * dialect. Broken quoting is reported to `onProblem`. Memory is bounded by one piece and one row.
 */
export class CsvReader {
  readonly #dialect: CsvDialect;
  readonly #limits: RecordLimits;
  readonly #onProblem: (problem: QuoteProblem) => void;
  /** Text from the start of the unfinished record. */
  readonly #pending = new PendingBytes();
  /** Pending length at which to try again: doubling keeps the work linear. */
  #nextLook = 0;
  #record = 0;
  readonly #lines = new PlainLines();

  constructor(dialect: CsvDialect, limits: RecordLimits, onProblem: (problem: QuoteProblem) => void) {
    this.#dialect = dialect;
    this.#limits = limits;
    this.#onProblem = onProblem;
  }

  /**
   * Takes more text, cut between characters: a few KiB, as it is parsed synchronously. Returns the records it
   * completes, though some may only come with a later call. Throws TabularError on a limit.
   */
  push(piece: Buffer): Records[] {
    const text = this.#pending.join(piece);
    return text.length < this.#nextLook ? [] : this.#read(text, false);
  }

  /** Ends the text. Returns what is left: one record, or several that an unclosed quote had held back. */
  end(): Records[] {
    return this.#read(this.#pending.join(Buffer.alloc(0)), true);
  }

  #read(text: Buffer, isFinal: boolean): Records[] {
    const records: Records[] = [];
    const from = this.#dialect.escape === "double" ? this.#readSound(text, isFinal, records) : 0;
    this.#pending.drop(from + this.#readLoose(text.toString("utf8", from), isFinal, records));
    const { length } = this.#pending;
    // Rejects a cell that is too long before buffering it.
    const { cellCharacters } = this.#limits;
    this.#nextLook = length > cellCharacters ? length * 2 : Math.min(length * 2, cellCharacters + 1);
    return records;
  }

  /** Reads what the fast path and csv-parse can. Returns the offset where that ends, in bytes. */
  #readSound(text: Buffer, isFinal: boolean, records: Records[]): number {
    const { cellCharacters, rowCharacters, columns } = this.#limits;
    const rules = {
      delimiter: this.#dialect.delimiter,
      columns,
      recordBytes: Math.min(cellCharacters, rowCharacters),
    };
    const block = isFinal ? text : text.subarray(0, endOfLines(text));
    if (block.length > PARSED_BYTES) return 0;
    if (this.#lines.read(block, rules)) {
      this.#take(this.#lines, records);
      return block.length;
    }
    const { records: sound, end } = parseBlock(block, rules);
    this.#take(sound, records);
    return end;
  }

  /** Reads the rest leniently. Returns the bytes consumed by whole records. */
  #readLoose(text: string, isFinal: boolean, records: Records[]): number {
    const source = { text, isFinal, dialect: this.#dialect, limits: this.#limits };
    const cells: string[][] = [];
    let at = 0;
    while (at < text.length) {
      const record = readLooseRecord(source, at, this.#record + cells.length + 1);
      if (record === null) break;
      for (const type of record.problems) this.#onProblem({ type, record: this.#record + cells.length });
      cells.push(record.cells);
      at = record.end;
    }
    this.#take(cells, records);
    return at === 0 ? 0 : Buffer.byteLength(text.slice(0, at));
  }

  #take(some: Records, records: Records[]): void {
    if (some.length > 0) records.push(some);
    this.#record += some.length;
  }
}

const LF = 10;
const CR = 13;

/** Offset behind the last line end. A CR at the very end doesn't count: its LF may follow. */
function endOfLines(text: Buffer): number {
  const isCut = text.at(-1) === CR;
  return Math.max(text.lastIndexOf(LF), text.subarray(0, isCut ? -1 : undefined).lastIndexOf(CR)) + 1;
}

/** Prepends the rest of one piece to the next, in a reused buffer to avoid garbage. */
class PendingBytes {
  #memory: Buffer = Buffer.alloc(0);
  #pending: Buffer = Buffer.alloc(0);

  /** The rest, followed by `piece`. Valid until the next call. */
  join(piece: Buffer): Buffer {
    const pending = this.#pending;
    if (pending.length === 0) return (this.#pending = piece);
    const length = pending.length + piece.length;
    const isRoomy = this.#memory.length >= length;
    const memory = isRoomy ? this.#memory : Buffer.allocUnsafeSlow(length * 2);
    const isInPlace = isRoomy && pending.buffer === memory.buffer && pending.byteOffset === memory.byteOffset;
    if (!isInPlace) pending.copy(memory);
    piece.copy(memory, pending.length);
    this.#memory = memory;
    return (this.#pending = memory.subarray(0, length));
  }

  /** Drops the first `bytes` bytes. */
  drop(bytes: number): void {
    this.#pending = this.#pending.subarray(bytes);
  }

  get length(): number {
    return this.#pending.length;
  }
}
