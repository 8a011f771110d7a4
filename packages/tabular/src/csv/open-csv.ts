import { assembleTable } from "../assemble-table.ts";
import { NOTED_PROBLEMS } from "../record-source.ts";
import type { RecordNotices } from "../record-source.ts";
import type { RowPacker } from "../row-packer.ts";
import type { ByteSource } from "../byte-source.ts";
import { decodeText, utf8Text, withoutMark } from "../decode-text.ts";
import type { Table, TableOptions } from "../table.ts";
import type { TableLimits } from "../table-limits.ts";
import { ENCODING_WINDOW_BYTES, detectEncoding } from "../text-encoding.ts";
import { validUtf8 } from "../valid-utf8.ts";
import { CsvTokenizer } from "./csv-tokenizer.ts";
import { DIALECT_SAMPLE_CHARACTERS, detectDialect } from "./detect-dialect.ts";
import { packCsv } from "./pack-csv.ts";
import { readCsv } from "./read-csv.ts";
import { RecordScanner } from "./record-scanner.ts";

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
  const onRepair = (bytes: number): void => void (notices.repairedBytes += bytes);
  const utf8 = encoding === "utf-8" ? validUtf8(withoutMark(source, encoding), onRepair) : null;
  const text = utf8 === null ? decodeText(source, encoding, onRepair) : utf8Text(utf8);
  const sample = await readSample(text);
  const dialect = detectDialect(sample, {
    delimiter: options.delimiter === undefined || options.delimiter === "auto" ? null : options.delimiter,
    fileName: options.fileName ?? null,
    looksLikeAddress: options.looksLikeAddress,
  });
  const tokenizer = new CsvTokenizer(dialect, limits, (problem) => {
    notices.problemCount += 1;
    if (notices.problems.length < NOTED_PROBLEMS) notices.problems.push(problem);
  });
  const rest = continueText(sample.slice(dialect.preludeCharacters), text);
  const records = readCsv(rest, tokenizer);
  const facts = {
    format: "csv",
    gzip,
    encoding,
    encodingNote: note,
    delimiter: dialect.delimiter,
    sheets: [],
    sheet: null,
  } as const;
  const delimiter = dialect.delimiter.charCodeAt(0);
  const isQuick = utf8 !== null && dialect.escape === "double" && delimiter < 128;
  const pack = isQuick
    ? (packer: RowPacker) => packCsv(utf8, tokenizer, new RecordScanner(delimiter, limits, packer), packer)
    : null;
  return assembleTable(facts, { records, notices, pack, close: () => source.close() }, options, limits);
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
