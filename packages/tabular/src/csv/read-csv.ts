import { EventLoopYield } from "../event-loop-yield.ts";
import type { CsvReader } from "./csv-reader.ts";

/** The records of a UTF-8 text, as many at a time as one piece of it completes. */
export async function* readCsv(
  text: AsyncIterable<Buffer>,
  reader: CsvReader,
): AsyncGenerator<string[][], void, undefined> {
  const loop = new EventLoopYield();
  for await (const piece of text) {
    const records = reader.push(piece);
    if (records.length > 0) yield records;
    await loop.after(piece.length);
  }
  const rest = reader.end();
  if (rest.length > 0) yield rest;
}
