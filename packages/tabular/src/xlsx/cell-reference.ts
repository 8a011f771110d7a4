/** A cell's position, both from 1. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The column of a reference such as "AB12", from 1; 0 without letters. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}

/** The position that a reference such as "AB12" or "$AB$12" names, or null. */
export function cellPlace(reference: string): CellPlace | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  return parts === null ? null : { row: Number(parts[2]), column: columnOf(parts[1]!) };
}

/** The letters of a column, from 1: 28 is "AB". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
