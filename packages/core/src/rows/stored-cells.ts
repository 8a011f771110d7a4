/**
 * The cells of a row from how they are stored: an array of strings as JSON. In plain text that holds what PostgreSQL's text
 * can't: NUL and half surrogate pairs.
 */
export function fromStoredCells(stored: string): string[] {
  return JSON.parse(stored) as string[];
}
