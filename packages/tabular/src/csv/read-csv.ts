import type { CsvTokenizer } from "./csv-tokenizer.ts";

/** The records of a text, as many at a time as one piece of text completes. */
export async function* readCsv(
  text: AsyncIterable<string>,
  tokenizer: CsvTokenizer,
): AsyncGenerator<string[][], void, undefined> {
  for await (const piece of text) {
    const records = tokenizer.push(piece);
    if (records.length > 0) yield records;
  }
  const rest = tokenizer.end();
  if (rest.length > 0) yield rest;
}
