import { readSync, writeSync } from "node:fs";
import { TabularError } from "../tabular-error.ts";
import type { WorkbookArchive } from "./workbook-archive.ts";
import { readXml } from "./read-xml.ts";
import type { TableLimits } from "../table-limits.ts";
import { decodeXlsxText, ESCAPE_CHARACTERS } from "./xlsx-text.ts";

/** Strings cached together, as neighbouring cells mostly refer to neighbouring strings. */
const BLOCK_STRINGS = 64;
const BLOCK_CHARACTERS = 16 * 1024;
/** Characters kept in memory; the rest goes to disk. Small workbooks never get there. */
const MEMORY_CHARACTERS = 8 * 1024 ** 2;
/** Overhead of a string, in characters: bounds a table of empty ones. */
const STRING_CHARACTERS = 16;
/** Nearly 50 per row of a full sheet: beyond this the table is an attack on memory. */
const MAX_STRINGS = 50_000_000;

interface Block {
  /** Index of its first string. */
  readonly start: number;
  readonly strings: readonly string[];
  readonly characters: number;
  /** Used since it was last considered for eviction. */
  wanted: boolean;
}

interface Place {
  readonly offset: number;
  readonly bytes: number;
}

/**
 * A workbook's shared strings, in memory up to a bound and on disk beyond it: a million distinct strings would take
 * more memory than everything else.
 *
 * File access is synchronous: it hits the system's cache, and awaiting each cell would cost more.
 */
export class SharedStrings {
  readonly #fd: number;
  /** Full blocks in memory, in eviction order (second chance). */
  readonly #blocks = new Map<number, Block>();
  /** File positions of blocks that were evicted once. */
  readonly #places = new Map<number, Place>();
  /** Index of the first string of each full block. */
  readonly #starts: number[] = [];
  #filling: string[] = [];
  #fillingCharacters = 0;
  #count = 0;
  #charactersInMemory = 0;
  #fileBytes = 0;
  #fetchedCharacters = 0;
  #latest: Pick<Block, "start" | "strings"> = { start: 0, strings: [] };

  /** `fd`: an empty file, open for reading and writing. */
  constructor(fd: number) {
    this.#fd = fd;
  }

  add(text: string): void {
    this.#filling.push(text);
    this.#fillingCharacters += text.length + STRING_CHARACTERS;
    this.#count += 1;
    if (this.#count > MAX_STRINGS) {
      throw new TabularError(
        "expands_too_much",
        "The workbook has too many distinct texts for a list: save it as CSV.",
      );
    }
    if (this.#filling.length < BLOCK_STRINGS && this.#fillingCharacters < BLOCK_CHARACTERS) return;
    // Copied: slices would keep the whole chunk of XML in memory.
    const strings = JSON.parse(JSON.stringify(this.#filling)) as string[];
    const start = this.#count - strings.length;
    this.#starts.push(start);
    this.#hold(this.#starts.length - 1, { start, strings, characters: this.#fillingCharacters, wanted: true });
    this.#filling = [];
    this.#fillingCharacters = 0;
  }

  /** The string at `index` (an integer from 0), or undefined. */
  get(index: number): string | undefined {
    if (index >= this.#count) return undefined;
    const { start, strings } = this.#latest;
    if (index < start || index >= start + strings.length) this.#latest = this.#blockOf(index);
    return this.#latest.strings[index - this.#latest.start];
  }

  /** Characters read from disk since the last call, as a measure of the time spent. */
  takeFetched(): number {
    const fetched = this.#fetchedCharacters;
    this.#fetchedCharacters = 0;
    return fetched;
  }

  #blockOf(index: number): Pick<Block, "start" | "strings"> {
    const fillingStart = this.#count - this.#filling.length;
    if (index >= fillingStart) return { start: fillingStart, strings: this.#filling };
    const block = this.#blockNumber(index);
    const held = this.#blocks.get(block);
    if (held === undefined) return this.#fetch(block);
    held.wanted = true;
    return held;
  }

  /** The last block that begins at or before `index`. */
  #blockNumber(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #fetch(block: number): Block {
    const { offset, bytes: length } = this.#places.get(block)!;
    const bytes = Buffer.allocUnsafe(length);
    readSync(this.#fd, bytes, 0, length, offset);
    const strings = JSON.parse(bytes.toString("utf8")) as string[];
    const characters = strings.reduce((sum, text) => sum + text.length + STRING_CHARACTERS, 0);
    this.#fetchedCharacters += characters;
    const fetched = { start: this.#starts[block]!, strings, characters, wanted: true };
    this.#hold(block, fetched);
    return fetched;
  }

  #hold(index: number, block: Block): void {
    this.#blocks.set(index, block);
    this.#charactersInMemory += block.characters;
    // Map iteration includes entries added on the way, so second chances come up again.
    for (const [candidate, held] of this.#blocks) {
      if (this.#charactersInMemory <= MEMORY_CHARACTERS) break;
      this.#blocks.delete(candidate);
      if (held.wanted) {
        held.wanted = false;
        this.#blocks.set(candidate, held);
        continue;
      }
      if (!this.#places.has(candidate)) this.#places.set(candidate, this.#write(held.strings));
      this.#charactersInMemory -= held.characters;
    }
  }

  #write(strings: readonly string[]): Place {
    const bytes = Buffer.from(JSON.stringify(strings), "utf8");
    writeSync(this.#fd, bytes, 0, bytes.length, this.#fileBytes);
    const place = { offset: this.#fileBytes, bytes: bytes.length };
    this.#fileBytes += bytes.length;
    return place;
  }
}

/**
 * Reads the part `name` (ECMA-376 part 1 §18.4.9); empty if there is none. Rich text runs are joined, phonetic readings
 * skipped. A string longer than `cellCharacters` is truncated to just above it, so that the cell that refers to it is
 * refused.
 */
export async function readSharedStrings(
  archive: WorkbookArchive,
  name: string | null,
  fd: number,
  { cellCharacters }: Pick<TableLimits, "cellCharacters">,
): Promise<SharedStrings> {
  const strings = new SharedStrings(fd);
  const part = name === null ? null : archive.open(name);
  if (part === null) return strings;
  const rawCharacters = cellCharacters * ESCAPE_CHARACTERS;
  let text = "";
  let inText = false;
  let inReading = false;
  const events = readXml(part, {
    open(tag) {
      if (tag === "si") text = "";
      else if (tag === "t") inText = !inReading;
      else if (tag === "rPh") inReading = true;
    },
    close(tag) {
      if (tag === "si") strings.add(decodeXlsxText(text).slice(0, cellCharacters + 1));
      else if (tag === "t") inText = false;
      else if (tag === "rPh") inReading = false;
    },
    text(piece) {
      if (inText && text.length <= rawCharacters) text += piece;
    },
  });
  for await (const _ of events);
  return strings;
}
