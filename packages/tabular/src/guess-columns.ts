import { EventLoopYield } from "./event-loop-yield.ts";

/** How likely a column holds the addresses. */
export interface ColumnGuess {
  /** From 0. */
  readonly column: number;
  /** Share of its cells, blank ones left out, that have an address: 0 to 1. */
  readonly addressShare: number;
  /** Share of all rows in which it has an address: 0 to 1. */
  readonly coverage: number;
  /** What the header's wording adds: 0 to `HEADER_BONUS`. */
  readonly headerBonus: number;
  /** `addressShare` + `coverage` / 2 + `headerBonus`; 0 where nothing speaks for the column. */
  readonly score: number;
}

/** Enough to prefer "E-mail" where cells do not decide, too little to outweigh a column full of addresses. */
const HEADER_BONUS = 0.25;

/** Words for e-mail in headers, with what is often grown onto them. */
const EMAIL_WORD =
  /(?<!\p{L})(?:e[-_\s]?mails?|mail|e[-_\s]?post|courriel|correo|имейл)(?:[-_\s]?(?:addr|adr|direcci|id)\p{L}*)?(?!\p{L})/iu;

/** The same where words have no blanks between them, are inflected, or stand in camel case. */
const EMAIL_STEM = /メール|邮箱|邮件|電子郵件|郵箱|이메일|[Пп]очт|[a-z]E-?[Mm]ail/u;

/** Headers that are about e-mail but hold something else. */
const OTHER_SUBJECT =
  /(?:opt|status|subscri|verif|valid|sent|open|click|bounce|count|date|type|domain|provider|consent|permission|newsletter|label|client)/iu;

/**
 * Weighs each column of a sample of rows by its content, then by its header (null where there is none). Columns that
 * `isIgnored` names by header get no score.
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
    if (isIgnored(name)) return { column, addressShare: 0, coverage: 0, headerBonus: 0, score: 0 };
    const cells = filledRows.map((row) => row[column] ?? "").filter((cell) => cell.trim() !== "");
    const addresses = cells.filter((cell) => looksLikeAddress(cell)).length;
    const addressShare = addresses === 0 ? 0 : addresses / cells.length;
    const coverage = addresses === 0 ? 0 : addresses / filledRows.length;
    const headerBonus = bonusOf(name);
    return { column, addressShare, coverage, headerBonus, score: addressShare + coverage / 2 + headerBonus };
  });
}

/** The column with the highest score, the leftmost of equals; null where no column has any. */
export function bestColumn(guesses: readonly ColumnGuess[]): number | null {
  const best = guesses.reduce<ColumnGuess | null>(
    (left, right) => (right.score > (left?.score ?? 0) ? right : left),
    null,
  );
  return best?.column ?? null;
}

function bonusOf(name: string): number {
  if (!EMAIL_WORD.test(name) && !EMAIL_STEM.test(name)) return 0;
  return OTHER_SUBJECT.test(name) ? 0 : HEADER_BONUS;
}

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
