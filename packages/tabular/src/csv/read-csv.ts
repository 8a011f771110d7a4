import { NOTED_PROBLEMS } from "../record-source.ts";
import type { RecordNotices } from "../record-source.ts";
import type { TableLimits } from "../table-limits.ts";
import { CsvTokenizer } from "./csv-tokenizer.ts";
import type { CsvDialect } from "./csv-tokenizer.ts";

/** The records of a text, as many at a time as one piece of text completes. Quote problems go to `notices`. */
export async function* readCsv(
  text: AsyncIterable<string>,
  dialect: CsvDialect,
  limits: TableLimits,
  notices: RecordNotices,
): AsyncGenerator<string[][], void, undefined> {
  const tokenizer = new CsvTokenizer(dialect, limits, (problem) => {
    notices.problemCount += 1;
    if (notices.problems.length < NOTED_PROBLEMS) notices.problems.push(problem);
  });
  for await (const piece of text) {
    const records = tokenizer.push(piece);
    if (records.length > 0) yield records;
  }
  const rest = tokenizer.end();
  if (rest.length > 0) yield rest;
}
