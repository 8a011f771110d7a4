import { EventLoopYield } from "../event-loop-yield.ts";

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const CLOSING: ReadonlySet<number> = new Set([0x7d, 0x5d]);
const ARRAY = 0x5b;
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
  /** Depth at which a value begins: within the outer array, if there is one. */
  let base = 0;
  let depth = 0;
  let isBegun = false;
  let isQuoted = false;
  let isEscaped = false;
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const piece of text) {
    let from = 0;
    const values: string[] = [];
    const take = (end: number): void => {
      const value = Buffer.concat([...held, piece.subarray(from, end)])
        .toString()
        .trim();
      held = [];
      heldBytes = 0;
      from = end;
      if (value !== "") values.push(value);
    };
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at]!;
      if (isQuoted) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) {
          isQuoted = false;
          if (depth === base) take(at + 1);
        }
        continue;
      }
      if (BLANKS.has(byte)) {
        if (depth === base) take(at);
        continue;
      }
      if (!isBegun) {
        isBegun = true;
        if (byte === ARRAY) {
          base = 1;
          depth = 1;
          from = at + 1;
          continue;
        }
      }
      if (byte === QUOTE) isQuoted = true;
      else if (OPENING.has(byte)) depth += 1;
      else if (CLOSING.has(byte)) {
        depth -= 1;
        if (depth === base) take(at + 1);
        else if (depth < base) {
          take(at);
          from = at + 1;
          // What follows an array's end is another value, or damage.
          base = 0;
          depth = 0;
        }
      } else if (byte === COMMA && depth === base) {
        take(at);
        from = at + 1;
      }
    }
    held.push(piece.subarray(from));
    heldBytes += piece.length - from;
    yield* values;
    if (heldBytes > limitBytes) throw new ValueTooLarge();
    await loop.after(piece.length);
  }
  const rest = Buffer.concat(held).toString().trim();
  if (rest !== "") yield rest;
}
