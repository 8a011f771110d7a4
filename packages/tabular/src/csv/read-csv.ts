import { EventLoopYield } from "../event-loop-yield.ts";
import { PIECE_CHARACTERS } from "./csv-reader.ts";
import type { CsvReader } from "./csv-reader.ts";

/** The records of a text, as many at a time as one piece of text completes. */
export async function* readCsv(
  text: AsyncIterable<string>,
  reader: CsvReader,
): AsyncGenerator<string[][], void, undefined> {
  const loop = new EventLoopYield();
  for await (const long of text) {
    for (let at = 0; at < long.length; at += PIECE_CHARACTERS) {
      const piece = long.slice(at, at + PIECE_CHARACTERS);
      const records = reader.push(piece);
      if (records.length > 0) yield records;
      await loop.after(piece.length);
    }
  }
  const rest = reader.end();
  if (rest.length > 0) yield rest;
}
