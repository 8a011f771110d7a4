import type { ByteSource } from "../byte-source.ts";
import { utf8Bytes } from "../decode-text.ts";
import { type NamedCells, withHeader } from "../named-cells.ts";
import { openRecords, type OpenContext } from "../open-records.ts";
import type { Table } from "../table.ts";
import { type RecordLimits, refuseRow } from "../table-limits.ts";
import { TabularError } from "../tabular-error.ts";
import { detectEncoding, ENCODING_WINDOW_BYTES } from "../detect-encoding.ts";
import { flatten } from "./flatten.ts";
import { splitValues, ValueTooLarge } from "./split-values.ts";

const ADVICE = "give each contact an object of its own";

/** Opens JSON Lines, or a JSON array of objects or of texts: a row each, keys are columns. Throws TabularError. */
export async function openJson(source: ByteSource, context: Omit<OpenContext, "close">): Promise<Table> {
  const { encoding } = detectEncoding(await source.head(ENCODING_WINDOW_BYTES));
  const text = utf8Bytes(source, encoding, () => undefined);
  const records = withHeader(readRows(text, context.limits), context.limits, ADVICE);
  const close = async (): Promise<void> => await source.close();
  const options = { ...context.options, headerRow: 1 };
  return (await openRecords({ format: "json" }, records, { ...context, options, close })).table;
}

async function* readRows(
  text: AsyncIterable<Buffer>,
  limits: RecordLimits,
): AsyncGenerator<NamedCells, void, undefined> {
  let row = 0;
  try {
    for await (const value of splitValues(text, limits.rowCharacters)) {
      row += 1;
      if (value.length > limits.rowCharacters) refuseRow(row, limits, ADVICE);
      yield parse(value, row);
    }
  } catch (error) {
    if (error instanceof ValueTooLarge) refuseRow(row + 1, limits, ADVICE);
    throw error;
  }
}

function parse(value: string, row: number): NamedCells {
  try {
    return flatten(JSON.parse(value));
  } catch (cause) {
    // Also what is nested too deep for the stack.
    throw new TabularError("damaged_file", `Row ${row} is not valid JSON: check the file there, or save it again.`, {
      row,
      cause,
    });
  }
}
