/** The most that were counted within any period: `seen` are running counts at moments, oldest first. */
export function peakWithin(seen: readonly (readonly [atMs: number, count: number])[], periodMs: number): number {
  let peak = 0;
  let first = 0;
  for (const [atMs, count] of seen) {
    while (atMs - (seen[first + 1]?.[0] ?? atMs) >= periodMs) first += 1;
    // What came before the period began is known up to the look before it.
    peak = Math.max(peak, count - (first === 0 && atMs - (seen[0]?.[0] ?? 0) < periodMs ? 0 : (seen[first]?.[1] ?? 0)));
  }
  return peak;
}
