/** The file is a table without the requested columns, or with others than the list. */
export class ColumnError extends Error {
  readonly code: "no_address_column" | "no_such_column" | "other_columns";

  constructor(code: ColumnError["code"], sentence: string) {
    super(sentence);
    this.name = "ColumnError";
    this.code = code;
  }
}

/** Names listed in an error before "and so on". */
const LISTED_NAMES = 20;

/**
 * Positions, from 0, of columns given by header (ignoring case and surrounding blanks) or by position from 1. An item
 * may list several, separated by commas. Throws ColumnError.
 */
export function chooseColumns(names: readonly string[], wanted: readonly string[]): number[] {
  const found = wanted.flatMap((text) => {
    const whole = positionOf(names, text);
    return whole === null ? text.split(",").map((part) => find(names, part)) : [whole];
  });
  return [...new Set(found)];
}

function find(names: readonly string[], text: string): number {
  const position = positionOf(names, text);
  if (position !== null) return position;
  throw new ColumnError(
    "no_such_column",
    `There is no column ${JSON.stringify(text.trim().slice(0, 100))}. This file has ${inWords(names)}.`,
  );
}

function positionOf(names: readonly string[], text: string): number | null {
  const folded = text.trim().toLowerCase();
  const exact = names.indexOf(text);
  if (exact !== -1) return exact;
  const loose = names.findIndex((name) => name.trim().toLowerCase() === folded);
  if (loose !== -1) return loose;
  const position = /^\d{1,6}$/.test(folded) ? Number(folded) : 0;
  return position >= 1 && position <= names.length ? position - 1 : null;
}

/** Column names, formatted for a sentence. */
export function inWords(names: readonly string[]): string {
  const listed = names.slice(0, LISTED_NAMES).map((name) => JSON.stringify(name.slice(0, 100)));
  return names.length > LISTED_NAMES
    ? `${listed.join(", ")} and ${names.length - LISTED_NAMES} more`
    : listed.join(", ");
}
