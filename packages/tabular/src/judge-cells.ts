import { EventLoopYield } from "./event-loop-yield.ts";

/** To look for an address in a text takes several times as long as to read it. */
export const JUDGING_WORK = 8;

/**
 * Asks of every cell of some records whether it looks like an address, yielding to the event loop in between, so that the answers
 * are at hand for guessing, which asks again and again. The function returned knows these cells alone.
 */
export async function judgeCells(
  records: readonly (readonly string[])[],
  looksLikeAddress: (cell: string) => boolean,
): Promise<(cell: string) => boolean> {
  const loop = new EventLoopYield();
  const judged = new Map<string, boolean>();
  for (const cells of records) {
    for (const cell of cells) {
      if (cell === "" || judged.has(cell)) continue;
      judged.set(cell, looksLikeAddress(cell));
      const turn = loop.after(cell.length * JUDGING_WORK);
      if (turn !== undefined) await turn;
    }
  }
  return (cell) => judged.get(cell) ?? false;
}
