import type { PackedRows } from "../packed-rows.ts";
import type { RowPacker } from "../row-packer.ts";
import type { CsvTokenizer } from "./csv-tokenizer.ts";
import { Joint } from "./joint.ts";
import type { RecordScanner } from "./record-scanner.ts";

const LF = 10;

/**
 * Packs the records of UTF-8 bytes, cut between characters, from where the tokenizer stands: those that are ordinary by the
 * scanner, the rest by the tokenizer, until it is between two records again.
 */
export async function* packCsv(
  chunks: AsyncIterable<Buffer>,
  tokenizer: CsvTokenizer,
  scanner: RecordScanner,
  packer: RowPacker,
): AsyncGenerator<PackedRows, void, undefined> {
  const joint = new Joint();
  for await (const chunk of chunks) {
    const bytes = joint.join(chunk);
    let at = 0;
    let wasWithin = false;
    while (at < bytes.length) {
      if (tokenizer.isBetweenRecords) {
        wasWithin = false;
        at = scanner.scan(bytes, at);
        tokenizer.skip(scanner.records);
        if (scanner.stop === "incomplete") break;
        if (scanner.stop === "full") {
          yield packer.take();
          continue;
        }
      }
      // A line, which is one record nearly always. A record of many lines would take forever, if it came line by line.
      const end = wasWithin ? bytes.length : bytes.indexOf(LF, at) + 1 || bytes.length;
      wasWithin = true;
      yield* packTexts(tokenizer.push(bytes.toString("utf8", at, end)), packer);
      at = end;
    }
    joint.hold(bytes.subarray(at));
    if (!packer.isEmpty) yield packer.take();
  }
  yield* packTexts([...tokenizer.push(joint.held.toString()), ...tokenizer.end()], packer);
  if (!packer.isEmpty) yield packer.take();
}

/** Packs records that were cut already; batches that fill up come out. */
export function* packTexts(
  records: readonly (readonly string[])[],
  packer: RowPacker,
): Generator<PackedRows, void, undefined> {
  for (const cells of records) {
    if (packer.add(cells)) continue;
    yield packer.take();
    packer.add(cells);
  }
}
