import type { SourceBatch } from "./read-batches.ts";

type SourceRow = SourceBatch["rows"][number];

interface HeldRow {
  readonly row: SourceRow;
  /** Its cells as JSON: the batch's own bytes are overwritten. */
  readonly json: Uint8Array;
}

/**
 * The batches of a file without its last `count` rows, whose cells are given to `onRest` at the end. At most so many
 * rows are held.
 */
export async function* holdBack(
  batches: AsyncIterable<SourceBatch>,
  count: number,
  onRest: (rows: readonly (readonly string[])[]) => void,
): AsyncGenerator<SourceBatch, void, undefined> {
  let held: readonly HeldRow[] = [];
  for await (const batch of batches) {
    const joined = join(held, batch);
    const from = Math.max(0, joined.rows.length - count);
    held = joined.rows.slice(from).map((row) => ({ row, json: joined.json.slice(row.start, row.end) }));
    if (from > 0) yield { ...joined, rows: joined.rows.slice(0, from) };
  }
  const text = new TextDecoder();
  onRest(held.map(({ json }) => JSON.parse(text.decode(json)) as string[]));
}

function join(held: readonly HeldRow[], batch: SourceBatch): SourceBatch {
  let end = 0;
  const before = held.map(({ row, json }) => {
    const start = end;
    end += json.length;
    return { ...row, start, end };
  });
  const after = batch.rows.map((row) => ({ ...row, start: row.start + end, end: row.end + end }));
  const used = batch.rows.at(-1)?.end ?? 0;
  const json = Buffer.concat([...held.map((one) => one.json), batch.json.subarray(0, used)]);
  return { ...batch, json, rows: [...before, ...after] };
}
