/**
 * A distinct name for each of `width` columns: the header's, trimmed; "Column 3" if that is blank or missing; repeated
 * names get " (2)", " (3)" appended.
 */
export function columnNames(header: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  /** Next suffix to try, by name: restarting at 2 would be quadratic in equal names. */
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
