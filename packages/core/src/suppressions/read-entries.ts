import { findAddresses } from "@rollcall/address";
import { openTable } from "@rollcall/tabular";
import { type SuppressionEntry } from "./add-suppressions.ts";

/** Headers of the entry column in files whose cells don't look like addresses. */
const TITLES = /^(entry|e-?mail|address|domain|host)/i;

/** Entries of a file of addresses and domains. Throws TabularError. */
export async function* readEntries(
  bytes: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<SuppressionEntry> {
  const table = await openTable(bytes, { fileName, looksLikeAddress: (cell) => findAddresses(cell).length > 0 });
  try {
    const titles = table.hasHeader ? table.header : [];
    const titled = titles.findIndex((title) => TITLES.test(title.trim()));
    const column = titled === -1 ? (table.addressColumn ?? 0) : titled;
    const noted = titles.findIndex((title) => /^note/i.test(title.trim()));
    for await (const batch of table.rows()) {
      for (const { rowNumber, cells } of batch) {
        const text = cells[column] ?? "";
        // A list of domains only has no address to detect its header by.
        if (rowNumber === 1 && !table.hasHeader && TITLES.test(text.trim()) && !text.includes(".")) continue;
        yield { text, note: (noted === -1 ? "" : cells[noted])?.trim() || null };
      }
    }
  } finally {
    await table.close();
  }
}
