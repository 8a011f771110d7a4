import { isBlankRow } from "../row-counter.ts";
import { parseBlock } from "./parse-block.ts";
import type { BlockRules } from "./parse-block.ts";

const [LF, CR, SPACE, QUOTE, COMMA, OPENING, BACKSLASH, CLOSING] = [10, 13, 32, 34, 44, 91, 92, 93];
const FIRST_NON_ASCII = 128;

/** Bytes that stand for themselves, in a cell and in JSON alike. */
const IS_PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= SPACE && byte < FIRST_NON_ASCII && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

/** Words per line in `#lines`: where its JSON starts and ends, its cells, their longest in JSON bytes, its first mark. */
const [START, END, WIDTH, LONGEST, BLANK, MARK, WORDS] = [0, 1, 2, 3, 4, 5, 6];
/** In place of the mark: the line came from csv-parse. */
const UNMARKED = -1;

/** JSON bytes per byte of a block, at most: an empty line is `[""]`. */
const MOST_JSON_BYTES = 4;
/** `","` between two cells, `"]` after the last. */
const [BETWEEN_BYTES, AFTER_BYTES] = [3, 2];

/** What a line turned out to be. */
type LineEnd = number | "doubtful" | "open";

/**
 * The fast path for most of a file: lines that end in LF or CRLF, each one record whose quotes, if any, enclose whole
 * cells, turned into JSON byte by byte: without a string per cell, an import takes a third less time. Other lines go to
 * csv-parse, all in one call. The buffers are reused for each block.
 */
export class PlainLines {
  /** UTF-8. Overwritten by the next block. */
  json: Buffer = Buffer.alloc(0);
  length = 0;
  #lines = new Int32Array(0);
  /** Where in `json` the text of each cell starts. */
  #marks = new Int32Array(0);
  #markCount = 0;
  #to = 0;

  /**
   * Reads `block`, whole lines of UTF-8 that start at a record, as csv-parse would. Returns false if the block is not
   * that simple; the lines are then void.
   */
  read(block: Buffer, rules: BlockRules): boolean {
    const delimiter = rules.delimiter.charCodeAt(0);
    if (delimiter >= FIRST_NON_ASCII) return false;
    this.#start(block.length);
    const doubtful: { readonly text: string; readonly line: number }[] = [];
    for (let at = 0; at < block.length;) {
      let next = this.#readLine(block, at, delimiter);
      if (next === "doubtful") {
        const end = block.indexOf(LF, at);
        const text = end === -1 ? "\r" : block.toString("utf8", at, block[end - 1] === CR ? end - 1 : end);
        // A CR that ends a record here could hide that two other lines are one.
        if (text.includes("\r")) return false;
        doubtful.push({ text, line: this.length });
        next = end + 1;
      } else if (this.width(this.length) > rules.columns) return false;
      if (next === "open" || next - at - 1 > rules.recordBytes) return false;
      this.length += 1;
      at = next;
    }
    if (doubtful.length === 0) return true;
    const { records } = parseBlock(Buffer.from(doubtful.map(({ text }) => `${text}\n`).join("")), rules);
    // As many records as lines means that every record is one line.
    if (records.length !== doubtful.length) return false;
    for (const [index, { line }] of doubtful.entries()) this.#append(line, records[index]!);
    return true;
  }

  /** Where the JSON of a line, an array of strings, starts in `json`. Lines count from 0. */
  start(line: number): number {
    return this.#lines[line * WORDS + START]!;
  }

  end(line: number): number {
    return this.#lines[line * WORDS + END]!;
  }

  width(line: number): number {
    return this.#lines[line * WORDS + WIDTH]!;
  }

  isBlank(line: number): boolean {
    return this.#lines[line * WORDS + BLANK] === 1;
  }

  cells(line: number): string[] {
    return JSON.parse(this.json.toString("utf8", this.start(line), this.end(line))) as string[];
  }

  cell(line: number, column: number): string {
    const width = this.width(line);
    if (column >= width) return "";
    const mark = this.#lines[line * WORDS + MARK]!;
    if (mark === UNMARKED) return this.cells(line)[column]!;
    const text = this.json.toString("utf8", this.#marks[mark + column], this.#cellEnd(line, mark, column, width));
    return text.includes("\\") ? (JSON.parse(`"${text}"`) as string) : text;
  }

  /** UTF-16 units of the line's longest cell, or `known` if none is longer. */
  longestCell(line: number, known: number): number {
    // JSON has no fewer bytes than the cell has UTF-16 units.
    if (this.#lines[line * WORDS + LONGEST]! <= known) return known;
    return this.cells(line).reduce((longest, cell) => Math.max(longest, cell.length), known);
  }

  #cellEnd(line: number, mark: number, column: number, width: number): number {
    return column + 1 < width ? this.#marks[mark + column + 1]! - BETWEEN_BYTES : this.end(line) - AFTER_BYTES;
  }

  #start(bytes: number): void {
    if (this.json.length < bytes * MOST_JSON_BYTES) {
      this.json = Buffer.allocUnsafeSlow(bytes * MOST_JSON_BYTES);
      this.#lines = new Int32Array((bytes + 1) * WORDS);
      this.#marks = new Int32Array(bytes + 1);
    }
    this.length = 0;
    this.#markCount = 0;
    this.#to = 0;
  }

  /** Writes the line at `from`. Returns the next line's offset; "open" if the record may go on in the next line. */
  #readLine(block: Buffer, from: number, delimiter: number): LineEnd {
    const { json } = this;
    const marks = this.#marks;
    const firstMark = this.#markCount;
    const size = block.length;
    let at = from;
    let to = this.#to;
    let mark = firstMark;
    /** All plain bytes, or-ed: more bits than a space's mean that the line isn't blank. */
    let seen = 0;
    let isForeign = false;
    let longest = 0;
    json[to++] = OPENING;
    for (;;) {
      json[to++] = QUOTE;
      marks[mark++] = to;
      const start = to;
      const isQuoted = block[at] === QUOTE;
      if (isQuoted) at += 1;
      for (; at < size; at += 1) {
        const byte = block[at]!;
        if (byte === delimiter && !isQuoted) break;
        if (IS_PLAIN[byte] === 1) seen |= byte;
        else if (byte >= FIRST_NON_ASCII) isForeign = true;
        else if (byte === BACKSLASH || (byte === QUOTE && isQuoted && block[at + 1] === QUOTE)) {
          seen |= byte;
          json[to++] = BACKSLASH;
          if (byte === QUOTE) at += 1;
        } else break;
        json[to++] = byte;
      }
      if (isQuoted) {
        if (at === size) return "open";
        if (block[at] !== QUOTE) return isLineEnd(block[at]!) ? "open" : "doubtful";
        at += 1;
      }
      if (to - start > longest) longest = to - start;
      json[to++] = QUOTE;
      if (block[at] !== delimiter) break;
      json[to++] = COMMA;
      at += 1;
    }
    if (at === size) return "open";
    if (block[at] === CR && block[at + 1] === LF) at += 1;
    if (block[at] !== LF) return "doubtful";
    const isInked = (seen & ~SPACE) !== 0;
    // Which characters are blank is for `isBlankRow` to say.
    if (isForeign && !isInked) return "doubtful";
    json[to++] = CLOSING;
    const lines = this.#lines;
    const words = this.length * WORDS;
    lines[words + START] = this.#to;
    lines[words + END] = to;
    lines[words + WIDTH] = mark - firstMark;
    lines[words + LONGEST] = longest;
    lines[words + BLANK] = isInked ? 0 : 1;
    lines[words + MARK] = firstMark;
    this.#markCount = mark;
    this.#to = to;
    return at + 1;
  }

  /** Makes `cells` the content of a line that was skipped. */
  #append(line: number, cells: readonly string[]): void {
    const text = Buffer.from(JSON.stringify(cells));
    const end = this.#to + text.length;
    if (end > this.json.length) this.json = Buffer.concat([this.json], end * 2);
    text.copy(this.json, this.#to);
    const blank = isBlankRow(cells) ? 1 : 0;
    this.#lines.set([this.#to, end, cells.length, text.length, blank, UNMARKED], line * WORDS);
    this.#to = end;
  }
}

function isLineEnd(byte: number): boolean {
  return byte === LF || byte === CR;
}

/** Consecutive records. Lines are valid until their reader reads on. */
export type Records = readonly (readonly string[])[] | PlainLines;

/** Records as strings, which stay valid. */
export function* cellsOf(records: Records): Generator<readonly string[], void, undefined> {
  if (!(records instanceof PlainLines)) return yield* records;
  for (let line = 0; line < records.length; line += 1) yield records.cells(line);
}
