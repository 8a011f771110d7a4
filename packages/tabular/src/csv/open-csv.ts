import { assembleTable } from "../assemble-table.ts";
import type { ByteSource } from "../byte-source.ts";
import { utf8Bytes } from "../decode-text.ts";
import { NOTED_PROBLEMS, type RecordNotices } from "../row-stream.ts";
import type { Table, TableOptions } from "../table.ts";
import type { TableLimits } from "../table-limits.ts";
import { ENCODING_WINDOW_BYTES, detectEncoding } from "../detect-encoding.ts";
import { CsvReader } from "./csv-reader.ts";
import { DIALECT_SAMPLE_BYTES, detectDialect, type DetectedDialect } from "./detect-dialect.ts";
import { inLines, separatorOfOneLine } from "./one-line.ts";
import type { Records } from "./plain-lines.ts";
import { EventLoopYield } from "../event-loop-yield.ts";

/** Opens delimited text, detecting its encoding and dialect from its beginning. */
export async function openCsv(
  source: ByteSource,
  gzip: boolean,
  options: TableOptions,
  limits: TableLimits,
): Promise<Table> {
  const detected = detectEncoding(await source.head(ENCODING_WINDOW_BYTES));
  const { encoding, note } =
    options.encoding === undefined || options.encoding === "auto"
      ? detected
      : { encoding: options.encoding, note: null };
  const notices: RecordNotices = { problems: [], problemCount: 0, repairedBytes: 0 };
  const text = utf8Bytes(source, encoding, (bytes) => void (notices.repairedBytes += bytes));
  const pieces = await readSample(text);
  const sample = Buffer.concat(pieces).toString();
  const given = options.delimiter === undefined || options.delimiter === "auto" ? null : options.delimiter;
  const between = given === null ? separatorOfOneLine(sample, options.looksLikeAddress) : null;
  const dialect =
    between === null
      ? await detectDialect(sample, {
          delimiter: given,
          fileName: options.fileName ?? null,
          looksLikeAddress: options.looksLikeAddress,
        })
      : oneColumn(between);
  const reader = new CsvReader(dialect, limits, (problem) => {
    notices.problemCount += 1;
    if (notices.problems.length < NOTED_PROBLEMS) notices.problems.push(problem);
  });
  const preludeBytes = Buffer.byteLength(sample.slice(0, dialect.preludeCharacters));
  const whole = continueText(pieces, text, preludeBytes);
  const records = readCsv(between === null ? whole : inLines(whole, between), reader);
  const facts = {
    format: "csv",
    gzip,
    encoding,
    encodingNote: note,
    delimiter: between ?? dialect.delimiter,
    sheets: [],
    sheet: null,
  } as const;
  return assembleTable(facts, { records, notices, close: () => source.close() }, options, limits);
}

/** The dialect of a line's addresses, each in a line of its own: a comma in a name must not cut it. */
function oneColumn(between: string): DetectedDialect {
  return { delimiter: between === "\t" ? ";" : "\t", escape: "double", preludeCharacters: 0 };
}

async function readSample(text: AsyncGenerator<Buffer>): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for (let bytes = 0; bytes < DIALECT_SAMPLE_BYTES;) {
    const step = await text.next();
    if (step.done === true) break;
    pieces.push(step.value);
    bytes += step.value.length;
  }
  return pieces;
}

/** The whole text again, minus its first `without` bytes. */
async function* continueText(
  pieces: readonly Buffer[],
  rest: AsyncGenerator<Buffer>,
  without: number,
): AsyncGenerator<Buffer, void, undefined> {
  let left = without;
  for (const piece of pieces) {
    yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
  yield* rest;
}

/** Records of a UTF-8 text, in batches as its pieces complete them; each is valid until the next. */
export async function* readCsv(
  text: AsyncIterable<Buffer>,
  reader: CsvReader,
): AsyncGenerator<Records, void, undefined> {
  const loop = new EventLoopYield();
  for await (const piece of text) {
    yield* reader.push(piece);
    await loop.after(piece.length);
  }
  yield* reader.end();
}
