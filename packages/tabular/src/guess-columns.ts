import { EventLoopYield } from "./event-loop-yield.ts";
import { type HeaderMeaning, meaningOf } from "./header-words.ts";

/** How likely a column is to hold the addresses. */
export interface ColumnGuess {
  /** From 0. */
  readonly column: number;
  /** Share of its non-blank cells that hold an address: 0 to 1. */
  readonly addressShare: number;
  /** Different cells with an address, per non-blank row: 0 to 1. One address in every row is next to none. */
  readonly distinctShare: number;
  /** Different cells among those with an address: 0 to 1. */
  readonly distinctness: number;
  readonly header: HeaderMeaning;
  /** `addressShare` / 2 + `distinctShare` + the header's weight; never below 0, and 0 without addresses and e-mail header. */
  readonly score: number;
}

/**
 * Enough to prefer "E-mail" when the cells don't decide, too little to outweigh a column full of addresses; and enough to
 * keep the owner of all records, or who sent them, from winning over a column that is half empty.
 */
const WEIGHTS: Readonly<Record<HeaderMeaning, number>> = {
  address: 0.25,
  further: 0.15,
  other_party: -0.75,
  about: 0,
  none: 0,
};

/** Never 0 for a column with addresses: it may be the only one. */
const LEAST_SCORE = 0.01;

/**
 * Scores each column of a sample by content, then by header (null: none). Columns that `isIgnored` matches by header
 * score 0.
 */
export function guessColumns(
  header: readonly string[] | null,
  rows: readonly (readonly string[])[],
  looksLikeAddress: (cell: string) => boolean,
  isIgnored: (header: string) => boolean = () => false,
): ColumnGuess[] {
  const filledRows = rows.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const width = filledRows.reduce((most, cells) => Math.max(most, cells.length), header?.length ?? 0);
  return Array.from({ length: width }, (_, column) => {
    const name = header?.[column] ?? "";
    if (isIgnored(name))
      return { column, addressShare: 0, distinctShare: 0, distinctness: 0, header: "none", score: 0 };
    const cells = filledRows.map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
    const addresses = cells.filter((cell) => looksLikeAddress(cell));
    const addressShare = addresses.length === 0 ? 0 : addresses.length / cells.length;
    const distinct = new Set(addresses.map((cell) => cell.toLowerCase())).size;
    const distinctShare = distinct === 0 ? 0 : distinct / filledRows.length;
    const meaning = meaningOf(name);
    const score = addressShare / 2 + distinctShare + WEIGHTS[meaning];
    const least = distinct === 0 ? 0 : LEAST_SCORE;
    return {
      column,
      addressShare,
      distinctShare,
      distinctness: distinct === 0 ? 0 : distinct / addresses.length,
      header: meaning,
      score: Math.max(least, score),
    };
  });
}

/**
 * The column with the highest score, leftmost on a tie; null if all are 0. A column of few addresses, each in many rows,
 * never wins over one with more.
 */
export function bestColumn(guesses: readonly ColumnGuess[]): number | null {
  const most = Math.max(0, ...guesses.map(({ distinctShare }) => distinctShare));
  const best = guesses
    .filter((guess) => !repeats(guess) || guess.distinctShare >= most / 2)
    .reduce<ColumnGuess | null>((left, right) => (right.score > (left?.score ?? 0) ? right : left), null);
  return best?.column ?? null;
}

/** Each of its addresses comes twice or more. */
export function repeats({ distinctness }: ColumnGuess): boolean {
  return distinctness > 0 && distinctness <= 0.5;
}

/** Addresses in fewer rows than this are strays, such as those in notes. */
const STRAY_SHARE = 0.02;

/** Other columns with addresses, which the user may have meant, or in addition. */
export function otherColumns(guesses: readonly ColumnGuess[], chosen: number | null): number[] {
  return guesses
    .filter(({ column, addressShare, distinctShare }) => {
      return column !== chosen && addressShare >= 0.5 && distinctShare >= STRAY_SHARE;
    })
    .map(({ column }) => column);
}

/** Cost of looking for an address, relative to reading the text. */
export const JUDGING_WORK = 8;

/**
 * Memoizes `looksLikeAddress` for the cells of some records, yielding to the event loop in between: the guesses that
 * follow ask again and again. The returned function knows these cells alone.
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
