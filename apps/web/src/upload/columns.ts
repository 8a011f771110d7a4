import type { Preview } from "../api/schemas.ts";

/** `share`: of the sampled cells, those with an address, 0 to 1. */
export interface ColumnChoice {
  readonly column: number;
  readonly name: string;
  readonly share: number;
}

/** All columns, likely address columns first. One without a header gets its number. */
export function columnChoices(preview: Preview): readonly ColumnChoice[] {
  const guesses = new Map(preview.column_guesses.map((guess) => [guess.column, guess.share]));
  const width = Math.max(preview.columns.length, ...preview.preview.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => ({
    column,
    name: preview.columns[column]?.trim() || `Column ${column + 1}`,
    share: guesses.get(column) ?? 0,
  })).sort((a, b) => b.share - a.share || a.column - b.column);
}

export function delimiterWords(delimiter: string | null): string | null {
  if (delimiter === null) return null;
  const words: Record<string, string> = {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "vertical bars",
    ":": "colons",
  };
  return `separated by ${words[delimiter] ?? `“${delimiter}”`}`;
}
