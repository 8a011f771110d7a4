import type { ByteSource } from "../byte-source.ts";
import { decodeText } from "../decode-text.ts";
import { withHeader } from "../named-cells.ts";
import { openRecords, type OpenContext } from "../open-records.ts";
import type { Table } from "../table.ts";
import { detectEncoding, ENCODING_WINDOW_BYTES } from "../detect-encoding.ts";
import { readCards } from "./read-cards.ts";

/** Opens an address book of vCards: a row each. Throws TabularError. */
export async function openVcard(source: ByteSource, context: Omit<OpenContext, "close">): Promise<Table> {
  const { encoding } = detectEncoding(await source.head(ENCODING_WINDOW_BYTES));
  const text = decodeText(source, encoding, () => undefined);
  const records = withHeader(readCards(text, context.limits), context.limits, "split the entry");
  const close = async (): Promise<void> => await source.close();
  const options = { ...context.options, headerRow: 1 };
  return (await openRecords({ format: "vcard" }, records, { ...context, options, close })).table;
}
