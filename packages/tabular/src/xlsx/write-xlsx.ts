import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import yazl from "yazl";
import type { CellBatches } from "../table.ts";
import { SHEET_ROWS } from "./excel-limits.ts";
import { SHEET_END, sheetPart, sheetStart, workbookFiles, writeSheetRow } from "./workbook-files.ts";

/** Sheet XML is so repetitive that higher levels cost time and save next to nothing. */
const COMPRESSION_LEVEL = 3;

/** Rows still to write, over all sheets. */
interface Remainder {
  readonly batches: AsyncIterator<readonly (readonly string[])[]>;
  batch: readonly (readonly string[])[];
  next: number;
  ended: boolean;
}

interface XlsxForm {
  /** Rows above the header of the first sheet. */
  readonly prelude?: readonly (readonly string[])[];
  /** Rows per sheet. */
  readonly sheetRows?: number;
}

/** Writes an XLSX workbook (ECMA-376) as a stream; each sheet repeats the header. */
export function writeXlsx(
  header: readonly string[] | null,
  rows: CellBatches,
  { prelude = [], sheetRows = SHEET_ROWS }: XlsxForm = {},
): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const remainder: Remainder = { batches: rows[Symbol.asyncIterator](), batch: [], next: 0, ended: false };
  let sheet: Readable | null = null;
  output.on("close", () => sheet?.destroy());
  zip.on("error", (error: Error) => output.destroy(error));
  const fill = async (): Promise<void> => {
    const names: string[] = [];
    do {
      names.push(names.length === 0 ? "Contacts" : `Contacts ${names.length + 1}`);
      sheet = Readable.from(writeSheet({ prelude: names.length === 1 ? prelude : [], header }, remainder, sheetRows), {
        objectMode: false,
      });
      zip.addReadStream(sheet, sheetPart(names.length), { compressionLevel: COMPRESSION_LEVEL });
      await finished(sheet);
    } while (!remainder.ended);
    for (const [name, xml] of Object.entries(workbookFiles(names))) zip.addBuffer(Buffer.from(xml), name);
    zip.end();
  };
  fill().catch(async (error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
    await remainder.batches.return?.();
  });
  return output;
}

async function* writeSheet(
  { prelude, header }: { readonly prelude: readonly (readonly string[])[]; readonly header: readonly string[] | null },
  remainder: Remainder,
  sheetRows: number,
): AsyncGenerator<Buffer, void, undefined> {
  let row = 0;
  // Only a header in the first row can stay in sight.
  let xml = sheetStart(header !== null && prelude.length === 0);
  for (const cells of prelude) xml += writeSheetRow((row += 1), cells, { header: false, explicit: true });
  if (header !== null) xml += writeSheetRow((row += 1), header, { header: true, explicit: true });
  while (await hasMore(remainder)) {
    const { batch } = remainder;
    for (; remainder.next < batch.length && row < sheetRows; remainder.next += 1) {
      row += 1;
      xml += writeSheetRow(row, batch[remainder.next]!, { header: false, explicit: row === 1 });
    }
    yield Buffer.from(xml);
    xml = "";
    if (row === sheetRows) break;
  }
  // Whether another sheet follows must be known before this one ends.
  await hasMore(remainder);
  yield Buffer.from(xml + SHEET_END);
}

/** Fetches the next batch once the last is used up; false at the end. */
async function hasMore(remainder: Remainder): Promise<boolean> {
  while (!remainder.ended && remainder.next >= remainder.batch.length) {
    const step = await remainder.batches.next();
    remainder.ended = step.done === true;
    remainder.batch = step.done === true ? [] : step.value;
    remainder.next = 0;
  }
  return !remainder.ended;
}
