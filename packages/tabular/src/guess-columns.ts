import { EventLoopYield } from "./event-loop-yield.ts";

/** How likely a column is to hold the addresses. */
export interface ColumnGuess {
  /** From 0. */
  readonly column: number;
  /** Share of its non-blank cells that hold an address: 0 to 1. */
  readonly addressShare: number;
  /** Share of non-blank rows in which it holds an address: 0 to 1. */
  readonly coverage: number;
  /** Bonus for the header's wording: 0 to `HEADER_BONUS`. */
  readonly headerBonus: number;
  /** `addressShare` + `coverage` / 2 + `headerBonus`. */
  readonly score: number;
}

/** Enough to prefer "E-mail" when the cells don't decide, too little to outweigh a column full of addresses. */
const HEADER_BONUS = 0.25;

/** Words for e-mail in headers, with common suffixes. */
const EMAIL_WORD =
  /(?<!\p{L})(?:e[-_\s]?mails?|mail|e[-_\s]?post|courriel|correo|имейл)(?:[-_\s]?(?:addr|adr|direcci|id)\p{L}*)?(?!\p{L})/iu;

/** The same in scripts without word breaks, inflected, or in camel case. */
const EMAIL_STEM = /メール|邮箱|邮件|電子郵件|郵箱|이메일|[Пп]очт|[a-z]E-?[Mm]ail/u;

/** Headers about e-mail that don't hold the address. */
const OTHER_SUBJECT =
  /(?:opt|status|subscri|verif|valid|sent|open|click|bounce|count|date|type|domain|provider|consent|permission|newsletter|label|client)/iu;

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
    if (isIgnored(name)) return { column, addressShare: 0, coverage: 0, headerBonus: 0, score: 0 };
    const cells = filledRows.map((row) => row[column] ?? "").filter((cell) => cell.trim() !== "");
    const addresses = cells.filter((cell) => looksLikeAddress(cell)).length;
    const addressShare = addresses === 0 ? 0 : addresses / cells.length;
    const coverage = addresses === 0 ? 0 : addresses / filledRows.length;
    const headerBonus = bonusOf(name);
    return { column, addressShare, coverage, headerBonus, score: addressShare + coverage / 2 + headerBonus };
  });
}

/** The column with the highest score, leftmost on a tie; null if all are 0. */
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

/**
 * Whether the first record is a header: it has no address where later records have theirs. When in doubt it is data, so
 * that no contact is lost: a cell that is blank or repeated further down is no column name.
 */
export function detectHeader(
  records: readonly (readonly string[])[],
  looksLikeAddress: (cell: string) => boolean,
  isIgnored: (header: string) => boolean = () => false,
): boolean {
  const [first, ...rest] = records;
  if (first === undefined || first.some((cell, index) => !isIgnored(first[index]!) && looksLikeAddress(cell))) {
    return false;
  }
  const guesses = guessColumns(first, rest, looksLikeAddress, isIgnored);
  const column = bestColumn(guesses);
  if (column === null) return rest.length > 0 && namesColumns(first);
  const name = (first[column] ?? "").trim();
  if (guesses[column]!.headerBonus > 0) return true;
  return name !== "" && !rest.some((cells) => cells[column]?.trim() === name);
}

/** Without addresses to compare: a header has every cell filled, no two alike, and none numeric. */
function namesColumns(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  return new Set(names).size === names.length && names.every((name) => name !== "" && !/^[\d.,+()\s/-]+$/u.test(name));
}
