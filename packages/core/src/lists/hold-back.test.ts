import fc from "fast-check";
import { expect, test } from "vitest";
import { holdBack } from "./hold-back.ts";
import type { SourceBatch } from "./read-batches.ts";

/** Batches over one buffer, which each overwrites. */
async function* batchesOf(sizes: readonly number[]): AsyncGenerator<SourceBatch> {
  const json = Buffer.alloc(4_096);
  let number = 0;
  for (const size of sizes) {
    let end = 0;
    const rows = Array.from({ length: size }, () => {
      number += 1;
      const start = end;
      end += json.write(JSON.stringify([`row ${number}`, "é"]), start);
      return { rowNumber: number, start, end, cells: [`row ${number}`], blank: false };
    });
    yield { json, rows, width: 2, longestCell: 6 };
  }
}

async function read(sizes: readonly number[], count: number): Promise<{ kept: unknown[]; rest: unknown }> {
  const kept: unknown[] = [];
  let rest: unknown = null;
  for await (const { json, rows } of holdBack(batchesOf(sizes), count, (last) => (rest = last))) {
    for (const { start, end, rowNumber } of rows)
      kept.push([rowNumber, JSON.parse(Buffer.from(json).toString("utf8", start, end))]);
  }
  return { kept, rest };
}

test("holdBack: whatever the batches, the last rows are the rest and all others are kept, in order", async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 0, max: 12 }), async (of, count) => {
      const total = of.reduce((sum, size) => sum + size, 0);
      const all = Array.from({ length: total }, (_, at) => [`row ${at + 1}`, "é"]);
      const { kept, rest } = await read(of, count);
      const last = Math.max(0, total - count);
      expect(kept).toEqual(all.slice(0, last).map((cells, at) => [at + 1, cells]));
      expect(rest).toEqual(all.slice(last));
    }),
  );
});
