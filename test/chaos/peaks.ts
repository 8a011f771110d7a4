/** The peak within any period; `seen`: running counts over time, oldest first. */
export function peakWithin(seen: readonly (readonly [atMs: number, count: number])[], periodMs: number): number {
  let peak = 0;
  let first = 0;
  for (const [atMs, count] of seen) {
    while (atMs - (seen[first + 1]?.[0] ?? atMs) >= periodMs) first += 1;
    // Counts before the period are known as of the previous sample.
    peak = Math.max(peak, count - (first === 0 && atMs - (seen[0]?.[0] ?? 0) < periodMs ? 0 : (seen[first]?.[1] ?? 0)));
  }
  return peak;
}
