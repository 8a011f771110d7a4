import type { RowPacker } from "../row-packer.ts";
import { byteKinds, ESCAPED, ODD, STOP, VISIBLE, WIDE } from "./byte-kinds.ts";
import type { RecordLimits } from "./csv-tokenizer.ts";
import { MOST_ESCAPE_BYTES, writeEscape } from "./write-escape.ts";

const LF = 10;
const CR = 13;
const QUOTE = 34;
const COMMA = 44;
const OPEN = 91;
const BACKSLASH = 92;
const CLOSE = 93;

/** Longer records are left to the tokenizer, which holds them against the limits. */
const RECORD_BYTES = 32 * 1024;
/** The array's brackets. */
const FRAME_BYTES = 2;
/** The cell does not end here, or not as it should. */
const NONE = -1;

/** Why the scanner stands where it stands. */
export type ScanStop =
  /** The rest is the beginning of a record, or nothing. */
  | "incomplete"
  /** The next record is long, or not quite as RFC 4180 has it: the tokenizer knows what to do. */
  | "unusual"
  /** There is no room for another row. */
  | "full";

/**
 * Packs ordinary CSV records (RFC 4180) straight from UTF-8 bytes, several times as fast as text can be cut and written again.
 * What it takes it reads exactly as `CsvTokenizer` does; what is not ordinary it leaves alone.
 */
export class RecordScanner {
  readonly #packer: RowPacker;
  readonly #limits: RecordLimits;
  readonly #delimiter: number;
  readonly #recordBytes: number;
  readonly #plainKinds: Uint8Array;
  readonly #quotedKinds: Uint8Array;
  /** By column: its place among the wanted cells, from 1; 0 for the others. */
  readonly #places: Uint16Array;
  /** What is wanted of a record that has none of the columns. */
  readonly #noCells: readonly string[];
  #records = 0;
  #stop: ScanStop = "incomplete";
  /** Of the quoted cell that was read last: where its JSON ends, what it is made of; of any, whether quotes in it are doubled. */
  #to = 0;
  #seen = 0;
  #doubled = false;

  /** `delimiter`: an ASCII character's code. */
  constructor(delimiter: number, limits: RecordLimits, packer: RowPacker) {
    this.#packer = packer;
    this.#limits = limits;
    this.#delimiter = delimiter;
    this.#recordBytes = Math.min(RECORD_BYTES, limits.cellCharacters, limits.rowCharacters);
    this.#plainKinds = byteKinds([delimiter, CR, LF]);
    this.#quotedKinds = byteKinds([QUOTE]);
    this.#noCells = packer.columns.map(() => "");
    this.#places = new Uint16Array(Math.max(0, ...packer.columns) + 1);
    packer.columns.forEach((column, index) => (this.#places[column] = index + 1));
  }

  /** Records that the last call packed. */
  get records(): number {
    return this.#records;
  }

  get stop(): ScanStop {
    return this.#stop;
  }

  /** Packs records from `from` on. Returns where it stopped, between two records; `stop` says why. */
  scan(bytes: Buffer, from: number): number {
    this.#records = 0;
    this.#stop = "incomplete";
    for (let at = from; ;) {
      const next = at < bytes.length ? this.#record(bytes, at) : NONE;
      if (next === NONE) return at;
      this.#records += 1;
      at = next;
    }
  }

  /** Packs the record at `from`; returns where the next one begins, or NONE. */
  #record(bytes: Buffer, from: number): number {
    const limit = Math.min(bytes.length, from + this.#recordBytes);
    const packer = this.#packer;
    if (!packer.hasRoom((limit - from) * MOST_ESCAPE_BYTES + FRAME_BYTES)) return this.#stopAt("full");
    const { json } = packer;
    const kinds = this.#plainKinds;
    const delimiter = this.#delimiter;
    const cells = this.#noCells.slice();
    let at = from;
    let to = packer.at;
    let all = 0;
    let width = 0;
    let longest = 0;
    json[to++] = OPEN;
    for (let stop = delimiter; stop === delimiter; width += 1) {
      if (width > 0) json[to++] = COMMA;
      json[to++] = QUOTE;
      let start = at;
      let end = at;
      let seen = 0;
      if (bytes[at] === QUOTE) {
        start = at + 1;
        this.#to = to;
        end = this.#quotedCell(bytes, start, limit, json);
        to = this.#to;
        seen = this.#seen;
        at = end + 1;
      } else {
        // A quote in its midst is text. Written here: a call for each cell costs as much as its bytes.
        for (; end < limit; end += 1) {
          const byte = bytes[end]!;
          const kind = kinds[byte]!;
          if (kind >= STOP) break;
          seen |= kind;
          if (kind < ESCAPED) json[to++] = byte;
          else to = writeEscape(json, to, byte);
        }
        this.#doubled = false;
        if (end === limit) end = NONE;
        at = end;
      }
      if (end === NONE) return this.#stopAt(limit < bytes.length ? "unusual" : "incomplete");
      json[to++] = QUOTE;
      all |= seen;
      if (end - start > longest) longest = end - start;
      const place = this.#places[width] ?? 0;
      if (place > 0) cells[place - 1] = this.#textOf(bytes, start, end, seen);
      stop = bytes[at] ?? 0;
      at += 1;
      if (stop === delimiter || stop === LF) continue;
      if (stop !== CR) return this.#stopAt("unusual");
      if (at === bytes.length) return this.#stopAt("incomplete");
      if (bytes[at] === LF) at += 1;
    }
    json[to++] = CLOSE;
    const blank = (all & VISIBLE) === 0;
    // Which characters beyond ASCII are white space, others know.
    if (width > this.#limits.columns || (blank && (all & (WIDE | ODD)) !== 0)) return this.#stopAt("unusual");
    packer.keep(to, cells, width, blank, longest);
    return at;
  }

  /** Writes a cell from after its opening quote on; returns where its closing quote stands, something after it, or NONE. */
  #quotedCell(bytes: Buffer, start: number, limit: number, json: Buffer): number {
    const kinds = this.#quotedKinds;
    let to = this.#to;
    let seen = 0;
    let doubled = false;
    let at = start;
    for (; at < limit; at += 1) {
      const byte = bytes[at]!;
      const kind = kinds[byte]!;
      if (kind < ESCAPED) json[to++] = byte;
      else if (kind < STOP) to = writeEscape(json, to, byte);
      else if (bytes[at + 1] === QUOTE) {
        doubled = true;
        json[to++] = BACKSLASH;
        json[to++] = QUOTE;
        at += 1;
      } else break;
      seen |= kind;
    }
    this.#to = to;
    this.#seen = seen;
    this.#doubled = doubled;
    return at + 1 < limit ? at : NONE;
  }

  #textOf(bytes: Buffer, start: number, end: number, seen: number): string {
    const text = bytes.toString((seen & WIDE) === 0 ? "latin1" : "utf8", start, end);
    return this.#doubled ? text.replaceAll('""', '"') : text;
  }

  #stopAt(stop: ScanStop): typeof NONE {
    this.#stop = stop;
    return NONE;
  }
}
