import { assembleTable } from "../assemble-table.ts";
import type { RecordNotices } from "../record-source.ts";
import type { ByteSource } from "../byte-source.ts";
import { decodeText } from "../decode-text.ts";
import type { Table, TableOptions } from "../table.ts";
import type { TableLimits } from "../table-limits.ts";
import { ENCODING_WINDOW_BYTES, detectEncoding } from "../text-encoding.ts";
import { DIALECT_SAMPLE_CHARACTERS, detectDialect } from "./detect-dialect.ts";
import { readCsv } from "./read-csv.ts";

/** Opens delimited text: decides its encoding and dialect by how it begins. */
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
  const text = decodeText(source, encoding, (bytes) => (notices.repairedBytes += bytes));
  const sample = await readSample(text);
  const dialect = detectDialect(sample, {
    delimiter: options.delimiter === undefined || options.delimiter === "auto" ? null : options.delimiter,
    fileName: options.fileName ?? null,
    looksLikeAddress: options.looksLikeAddress,
  });
  const rest = continueText(sample.slice(dialect.preludeCharacters), text);
  const records = readCsv(rest, dialect, limits, notices);
  const facts = {
    format: "csv",
    gzip,
    encoding,
    encodingNote: note,
    delimiter: dialect.delimiter,
    sheets: [],
    sheet: null,
  } as const;
  return assembleTable(facts, { records, notices, close: () => source.close() }, options, limits);
}

async function readSample(text: AsyncGenerator<string>): Promise<string> {
  let sample = "";
  while (sample.length < DIALECT_SAMPLE_CHARACTERS) {
    const step = await text.next();
    if (step.done === true) break;
    sample += step.value;
  }
  return sample;
}

async function* continueText(sample: string, rest: AsyncGenerator<string>): AsyncGenerator<string, void, undefined> {
  yield sample;
  yield* rest;
}
