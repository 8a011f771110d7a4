import { TabularError } from "../tabular-error.ts";
import type { TableLimits } from "../table-limits.ts";

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;

/** The cell needs text that has not come yet. */
const MORE = -1;
/** The cell's opening quote turned out to be text: read the cell again, literally. */
const AGAIN = -2;

/** How one file writes its cells. */
export interface CsvDialect {
  /** One UTF-16 code unit. */
  readonly delimiter: string;
  /** How a quote inside a quoted cell is written: doubled (RFC 4180 §2.7), or also with a backslash, as some exports do. */
  readonly escape: "double" | "backslash";
}

/** A place where the quoting was broken and the reading is a guess. `record` counts from 0, the header included. */
export interface QuoteProblem {
  readonly type: "unclosed_quote" | "stray_quote";
  readonly record: number;
}

/** The limits that one record is held against. */
export type RecordLimits = Pick<TableLimits, "columns" | "cellCharacters" | "rowCharacters">;

/**
 * Cuts text into records and cells (RFC 4180), whatever the chunks it comes in. Line ends: CR, LF, CRLF, and mixed.
 *
 * What RFC 4180 does not allow is kept rather than refused:
 * - a quote inside an unquoted cell is text;
 * - a quoted cell that goes on after its closing quote is kept as written, quotes and all (`"Doe, J" <j@example.org>`);
 *   spaces alone after the closing quote are dropped;
 * - a quote that is never closed is text, and its cell ends with its line, so that one bad quote costs one row at most.
 *   Never closed means: not before the end, not within `cellCharacters`, or only on a later line and amid other text.
 *
 * The last two are told to `onProblem`. Memory is bounded by one chunk and one row.
 */
export class CsvTokenizer {
  readonly #delimiterCode: number;
  readonly #backslash: boolean;
  readonly #limits: RecordLimits;
  readonly #onProblem: (problem: QuoteProblem) => void;
  /** Text from the start of the unfinished cell on. */
  #buffer = "";
  /** How much of the unfinished cell was searched already. */
  #scanned = 0;
  /** The unfinished cell's opening quote is text. */
  #literal = false;
  /** The last push ended with CR: a LF at the start of the next belongs to it. */
  #afterCarriageReturn = false;
  /** Finished cells of the unfinished record, and their length as written. */
  #cells: string[] = [];
  #cellsCharacters = 0;
  #record = 0;

  constructor(dialect: CsvDialect, limits: RecordLimits, onProblem: (problem: QuoteProblem) => void) {
    this.#delimiterCode = dialect.delimiter.charCodeAt(0);
    this.#backslash = dialect.escape === "backslash";
    this.#limits = limits;
    this.#onProblem = onProblem;
  }

  /** Takes more text; returns the records that it completes. Throws TabularError on a limit. */
  push(text: string): string[][] {
    return text === "" ? [] : this.#read(text, false);
  }

  /** No more text; returns what is left: one record, or several where an unclosed quote had held them. */
  end(): string[][] {
    return this.#read("", true);
  }

  /** Nothing of a record has come yet, nor a carriage return whose line feed may follow. */
  get isBetweenRecords(): boolean {
    return this.#buffer === "" && this.#cells.length === 0 && !this.#afterCarriageReturn;
  }

  /** Counts records that somebody else read. */
  skip(records: number): void {
    this.#record += records;
  }

  #read(text: string, final: boolean): string[][] {
    const buffer = this.#buffer === "" ? text : this.#buffer + text;
    const length = buffer.length;
    const records: string[][] = [];
    let start = 0;
    if (this.#afterCarriageReturn && length > 0) {
      this.#afterCarriageReturn = false;
      if (buffer.charCodeAt(0) === LF) start = 1;
    }
    let recordStart = start;
    while (start < length) {
      const quoted = buffer.charCodeAt(start) === QUOTE && !this.#literal;
      const end = quoted ? this.#quotedCell(buffer, start, final) : this.#plainCell(buffer, start, final);
      if (end === AGAIN) continue;
      if (end === MORE) break;
      this.#literal = false;
      start = end + 1;
      const stop = buffer.charCodeAt(end);
      if (stop === this.#delimiterCode && end < length) continue;
      if (stop === CR) {
        if (buffer.charCodeAt(start) === LF) start += 1;
        else this.#afterCarriageReturn = start === length;
      }
      records.push(this.#finishRecord(end - recordStart));
      recordStart = start;
    }
    // Text that ends with a delimiter has one more cell, an empty one.
    if (final && this.#cells.length > 0) {
      this.#cells.push("");
      records.push(this.#finishRecord(0));
    }
    this.#keep(buffer, start, start - recordStart, final);
    return records;
  }

  /** An unquoted cell; returns where it ends, or MORE. */
  #plainCell(buffer: string, start: number, final: boolean): number {
    const delimiter = this.#delimiterCode;
    const length = buffer.length;
    let end = start + this.#scanned;
    for (; end < length; end += 1) {
      const code = buffer.charCodeAt(end);
      if (code === delimiter || (code <= CR && (code === LF || code === CR))) break;
    }
    if (end - start > this.#limits.cellCharacters) this.#refuseCell();
    if (end === length && !final) {
      this.#scanned = end - start;
      return MORE;
    }
    this.#scanned = 0;
    this.#cells.push(buffer.slice(start, end));
    return end;
  }

  /** A cell that opens with a quote; returns where it ends, or MORE, or AGAIN. */
  #quotedCell(buffer: string, start: number, final: boolean): number {
    const length = buffer.length;
    const quote = this.#closingQuote(buffer, start, final);
    if (quote < 0) return quote;
    let end = quote + 1;
    while (end < length && this.#isBlank(buffer.charCodeAt(end))) end += 1;
    if (end - start - 2 > this.#limits.cellCharacters) this.#refuseCell();
    if (end === length && !final) return MORE;
    if (end < length && !this.#isStop(buffer.charCodeAt(end))) {
      if (/[\r\n]/u.test(buffer.slice(start, quote))) return this.#giveUpQuote();
      while (end < length && !this.#isStop(buffer.charCodeAt(end))) end += 1;
      if (end - start - 2 > this.#limits.cellCharacters) this.#refuseCell();
      if (end === length && !final) return MORE;
      this.#onProblem({ type: "stray_quote", record: this.#record });
      this.#cells.push(buffer.slice(start, end));
    } else {
      this.#cells.push(this.#unescape(buffer.slice(start + 1, quote)));
    }
    this.#scanned = 0;
    return end;
  }

  /** Where the quoted cell's closing quote stands, or MORE, or AGAIN where there is none. */
  #closingQuote(buffer: string, start: number, final: boolean): number {
    const length = buffer.length;
    const farthest = start + 1 + this.#limits.cellCharacters;
    let from = start + Math.max(1, this.#scanned);
    for (;;) {
      const quote = buffer.indexOf('"', from);
      if (quote === -1 || quote > farthest) {
        if (final || quote > farthest || length > farthest + 1) return this.#giveUpQuote();
        this.#scanned = length - start;
        return MORE;
      }
      this.#scanned = quote - start;
      if (this.#backslash && isEscaped(buffer, start, quote)) from = quote + 1;
      else if (buffer.charCodeAt(quote + 1) === QUOTE) from = quote + 2;
      else return quote;
    }
  }

  #giveUpQuote(): number {
    this.#onProblem({ type: "unclosed_quote", record: this.#record });
    this.#literal = true;
    this.#scanned = 0;
    return AGAIN;
  }

  #unescape(text: string): string {
    if (this.#backslash) return text.replaceAll(/\\(["\\])|""/gu, (_, escaped: string | undefined) => escaped ?? '"');
    return text.includes('"') ? text.replaceAll('""', '"') : text;
  }

  #isStop(code: number): boolean {
    return code === this.#delimiterCode || code === LF || code === CR;
  }

  #isBlank(code: number): boolean {
    return code === SPACE || (code === TAB && this.#delimiterCode !== TAB);
  }

  #finishRecord(characters: number): string[] {
    const cells = this.#cells;
    if (cells.length > this.#limits.columns) this.#refuseColumns();
    if (this.#cellsCharacters + characters > this.#limits.rowCharacters) this.#refuseRow();
    this.#record += 1;
    this.#cells = [];
    this.#cellsCharacters = 0;
    return cells;
  }

  #keep(buffer: string, start: number, characters: number, final: boolean): void {
    this.#buffer = final ? "" : buffer.slice(start);
    this.#cellsCharacters += characters;
    if (this.#cells.length > this.#limits.columns) this.#refuseColumns();
    if (this.#cellsCharacters + this.#buffer.length > this.#limits.rowCharacters) this.#refuseRow();
  }

  #refuseCell(): never {
    const row = this.#record + 1;
    const column = this.#cells.length + 1;
    const limit = this.#limits.cellCharacters.toLocaleString("en");
    const sentence = `Row ${row}, column ${column} holds more than ${limit} characters: this is not a contact list, or its line ends are missing.`;
    throw new TabularError("cell_too_large", sentence, { row, column });
  }

  #refuseRow(): never {
    const row = this.#record + 1;
    const limit = this.#limits.rowCharacters.toLocaleString("en");
    throw new TabularError(
      "row_too_large",
      `Row ${row} holds more than ${limit} characters: check its line ends and quotes.`,
      { row },
    );
  }

  #refuseColumns(): never {
    const row = this.#record + 1;
    const limit = this.#limits.columns.toLocaleString("en");
    throw new TabularError(
      "too_many_columns",
      `Row ${row} has more than ${limit} columns: remove columns that are not needed, or choose another delimiter.`,
      { row },
    );
  }
}

function isEscaped(buffer: string, start: number, quote: number): boolean {
  let backslashes = 0;
  for (let at = quote - 1; at > start && buffer.charCodeAt(at) === BACKSLASH; at -= 1) backslashes += 1;
  return backslashes % 2 === 1;
}
