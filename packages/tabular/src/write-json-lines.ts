import { columnNames } from "./column-names.ts";
import type { CellBatches } from "./table.ts";

/** A table as JSON Lines: each row an object with its cells as strings, in column order, one buffer for each batch. */
export async function* writeJsonLines(
  header: readonly string[] | null,
  rows: CellBatches,
): AsyncGenerator<Buffer, void, undefined> {
  let keys: string[] = [];
  for await (const batch of rows) {
    let text = "";
    for (const cells of batch) {
      if (cells.length > keys.length) {
        keys = columnNames(header ?? [], cells.length).map((name) => JSON.stringify(name));
      }
      text += `{${cells.map((cell, index) => `${keys[index]!}:${JSON.stringify(cell)}`).join(",")}}\n`;
    }
    if (text !== "") yield Buffer.from(text);
  }
}
