import { EventLoopYield } from "../event-loop-yield.ts";

const [QUOTE, BACKSLASH, COMMA, ARRAY] = [0x22, 0x5c, 0x2c, 0x5b];
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const CLOSING: ReadonlySet<number> = new Set([0x7d, 0x5d]);
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** A value was longer than allowed. */
export class ValueTooLarge extends Error {}

/**
 * Cuts JSON text into its values: the elements of an array, or values one after another (JSON Lines). UTF-8, in any pieces.
 * The values themselves are left to JSON.parse. Throws ValueTooLarge beyond `limitBytes`.
 */
export async function* splitValues(
  text: AsyncIterable<Buffer>,
  limitBytes: number,
): AsyncGenerator<string, void, undefined> {
  const loop = new EventLoopYield();
  const splitter = new ValueSplitter();
  for await (const piece of text) {
    yield* splitter.push(piece);
    if (splitter.heldBytes > limitBytes) throw new ValueTooLarge();
    await loop.after(piece.length);
  }
  yield* splitter.end();
}

class ValueSplitter {
  /** Depth at which a value begins: within the outer array, if there is one. */
  #base = 0;
  #depth = 0;
  #isBegun = false;
  #isQuoted = false;
  #isEscaped = false;
  #held: Buffer[] = [];
  heldBytes = 0;
  #piece: Buffer = Buffer.alloc(0);
  /** Where the value under way begins in the piece. */
  #from = 0;
  #values: string[] = [];

  /** The values that end within the piece. */
  push(piece: Buffer): readonly string[] {
    this.#piece = piece;
    this.#from = 0;
    this.#values = [];
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at]!;
      if (this.#isQuoted) this.#inQuotes(byte, at);
      else this.#outside(byte, at);
    }
    this.#held.push(piece.subarray(this.#from));
    this.heldBytes += piece.length - this.#from;
    return this.#values;
  }

  /** What is left at the end. */
  end(): readonly string[] {
    const rest = Buffer.concat(this.#held).toString().trim();
    return rest === "" ? [] : [rest];
  }

  #inQuotes(byte: number, at: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) {
      this.#isQuoted = false;
      if (this.#depth === this.#base) this.#take(at + 1);
    }
  }

  #outside(byte: number, at: number): void {
    const isBetween = this.#depth === this.#base;
    if (BLANKS.has(byte)) {
      if (isBetween) this.#take(at);
    } else if (!this.#isBegun && byte === ARRAY) {
      [this.#base, this.#depth, this.#from] = [1, 1, at + 1];
    } else if (byte === QUOTE) this.#isQuoted = true;
    else if (OPENING.has(byte)) this.#depth += 1;
    else if (CLOSING.has(byte)) this.#close(at);
    else if (byte === COMMA && isBetween) {
      this.#take(at);
      this.#from = at + 1;
    }
    if (!BLANKS.has(byte)) this.#isBegun = true;
  }

  #close(at: number): void {
    this.#depth -= 1;
    if (this.#depth === this.#base) this.#take(at + 1);
    else if (this.#depth < this.#base) {
      this.#take(at);
      // What follows an array's end is another value, or damage.
      [this.#base, this.#depth, this.#from] = [0, 0, at + 1];
    }
  }

  #take(end: number): void {
    const value = Buffer.concat([...this.#held, this.#piece.subarray(this.#from, end)])
      .toString()
      .trim();
    this.#held = [];
    this.heldBytes = 0;
    this.#from = end;
    if (value !== "") this.#values.push(value);
  }
}
