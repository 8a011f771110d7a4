import { readXml } from "../xlsx/read-xml.ts";
import { type OdsBounds, OdsRows } from "./ods-rows.ts";

const BATCH_ROWS = 1_000;

/** The rows of a sheet of content.xml, by its position from 0. Repeated rows share their cells. */
export async function* readOdsRows(
  part: AsyncIterable<Uint8Array>,
  position: number,
  bounds: OdsBounds,
): AsyncGenerator<string[][], void, undefined> {
  const rows = new OdsRows(position, bounds);
  for await (const _ of readXml(part, rows)) {
    for (const { cells, times } of rows.take()) {
      for (let left = times; left > 0; left -= BATCH_ROWS)
        yield Array.from({ length: Math.min(left, BATCH_ROWS) }, () => cells);
    }
    if (rows.isOver) return;
  }
}
