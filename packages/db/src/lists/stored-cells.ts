/** A row's cells as they are stored. JSON in plain text holds what PostgreSQL's text can't: NUL and half surrogate pairs. */
export function toStoredCells(cells: readonly string[]): string {
  return JSON.stringify(cells);
}

/** The cells that `toStoredCells` wrote. */
export function fromStoredCells(stored: string): string[] {
  return JSON.parse(stored) as string[];
}
