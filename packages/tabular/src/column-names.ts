/**
 * A distinct name for each of `width` columns: the header's, trimmed; "Column 3" where that is blank or missing; with
 * " (2)", " (3)" after a name that stood before.
 */
export function columnNames(header: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  /** The number to go on with, by name: counting from 2 each time would take thousands of equal names a second. */
  const counts = new Map<string, number>();
  return Array.from({ length: Math.max(width, header.length) }, (_, index) => {
    const wanted = header[index]?.trim() || `Column ${index + 1}`;
    let name = wanted;
    let count = counts.get(wanted) ?? 2;
    for (; taken.has(name); count += 1) name = `${wanted} (${count})`;
    counts.set(wanted, count);
    taken.add(name);
    return name;
  });
}
