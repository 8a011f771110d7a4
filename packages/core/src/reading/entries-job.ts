import { findAddresses } from "@rollcall/address";
import { openTable } from "@rollcall/tabular";
import { readEntry, type SuppressionEntry } from "../suppressions/read-suppression.ts";

/** Headers of the entry column in files whose cells don't look like addresses. */
const TITLES = /^(entry|e-?mail|address|domain|host)/i;

/** A job: the entries of a file of addresses and domains, in batches. Throws TabularError. */
export async function* entriesJob(
  bytes: AsyncIterable<Uint8Array>,
  { fileName }: { readonly fileName: string },
): AsyncGenerator<readonly SuppressionEntry[], undefined, undefined> {
  const table = await openTable(bytes, { fileName, looksLikeAddress: (cell) => findAddresses(cell).length > 0 });
  try {
    const titles = table.hasHeader ? table.header : [];
    const titled = titles.findIndex((title) => TITLES.test(title.trim()));
    const column = titled === -1 ? (table.addressColumn ?? 0) : titled;
    const noted = titles.findIndex((title) => /^note/i.test(title.trim()));
    // A list of domains only has no address to detect its header by.
    const isTitle = (row: number, text: string): boolean =>
      row === 1 && !table.hasHeader && TITLES.test(text.trim()) && !text.includes(".");
    for await (const batch of table.rows()) {
      yield batch.flatMap(({ rowNumber, cells }) => {
        const text = cells[column] ?? "";
        if (isTitle(rowNumber, text)) return [];
        const entry = readEntry(text, (noted === -1 ? "" : cells[noted])?.trim() || null);
        return entry === null ? [] : [entry];
      });
    }
    return undefined;
  } finally {
    await table.close();
  }
}
