import { readSync, writeSync } from "node:fs";
import { TabularError } from "../tabular-error.ts";

/** Strings that are kept and fetched together: cells mostly refer to strings near one another. */
const BLOCK_STRINGS = 64;
/** Characters kept in memory; the rest goes to disk. Small workbooks never get there. */
const MEMORY_CHARACTERS = 8 * 1024 ** 2;
/** What an empty string costs, in characters: so that a table of nothing but those is bounded too. */
const STRING_CHARACTERS = 16;
/** Nearly 50 for each row of a full sheet: beyond this a table is made to exhaust memory with its places on disk. */
const MAX_STRINGS = 50_000_000;

interface Block {
  readonly strings: readonly string[];
  readonly characters: number;
  /** Asked for since it last came up for eviction. */
  wanted: boolean;
}

interface Place {
  readonly offset: number;
  readonly bytes: number;
}

/**
 * A workbook's table of shared strings, in memory up to a bound and on disk beyond it. A million rows of distinct strings
 * would else take more memory than all the rest of the reading.
 *
 * Reads and writes of the file are synchronous: they hit the system's cache, and a wait for each cell would cost more.
 */
export class SharedStrings {
  readonly #fd: number;
  /** Full blocks in memory, in the order in which they come up for eviction: a wanted one gets a second chance. */
  readonly #blocks = new Map<number, Block>();
  /** Where blocks that left memory once stand in the file. */
  readonly #places = new Map<number, Place>();
  #filling: string[] = [];
  #fillingCharacters = 0;
  #blockCount = 0;
  #charactersInMemory = 0;
  #fileBytes = 0;
  #latest: { readonly index: number; readonly strings: readonly string[] } | null = null;

  /** `fd` is an empty file that may be read and written. */
  constructor(fd: number) {
    this.#fd = fd;
  }

  add(text: string): void {
    this.#filling.push(text);
    this.#fillingCharacters += text.length + STRING_CHARACTERS;
    if (this.#filling.length < BLOCK_STRINGS) return;
    // Copied, since strings cut from a chunk of XML would keep the whole chunk in memory.
    const strings = JSON.parse(JSON.stringify(this.#filling)) as string[];
    this.#hold(this.#blockCount, { strings, characters: this.#fillingCharacters, wanted: true });
    this.#blockCount += 1;
    if (this.#blockCount * BLOCK_STRINGS > MAX_STRINGS) {
      throw new TabularError(
        "expands_too_much",
        "The workbook has more texts than a list can have: save the list as CSV.",
      );
    }
    this.#filling = [];
    this.#fillingCharacters = 0;
  }

  /** The string at `index`, from 0, or undefined where the table has none. */
  get(index: number): string | undefined {
    const block = Math.floor(index / BLOCK_STRINGS);
    if (this.#latest?.index !== block) this.#latest = { index: block, strings: this.#block(block) };
    return this.#latest.strings[index % BLOCK_STRINGS];
  }

  #block(index: number): readonly string[] {
    if (index === this.#blockCount) return this.#filling;
    const held = this.#blocks.get(index);
    if (held !== undefined) {
      held.wanted = true;
      return held.strings;
    }
    const place = this.#places.get(index);
    if (place === undefined) return [];
    const bytes = Buffer.allocUnsafe(place.bytes);
    readSync(this.#fd, bytes, 0, place.bytes, place.offset);
    const strings = JSON.parse(bytes.toString("utf8")) as string[];
    const characters = strings.reduce((sum, text) => sum + text.length + STRING_CHARACTERS, 0);
    this.#hold(index, { strings, characters, wanted: true });
    return strings;
  }

  #hold(index: number, block: Block): void {
    this.#blocks.set(index, block);
    this.#charactersInMemory += block.characters;
    // A map goes on to what is put in while it is gone through, so second chances come up again.
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
