interface Counted {
  /** The API's own count, if it gave one. */
  readonly total: number | null;
  readonly loaded: number;
  readonly hasMore: boolean;
}

/** How many rows fit, as far as is known: what is loaded completely is counted, not believed. */
export function rowTotal({ total, loaded, hasMore }: Counted): { readonly count: number; readonly isExact: boolean } {
  if (!hasMore) return { count: loaded, isExact: true };
  return total === null ? { count: loaded, isExact: false } : { count: Math.max(total, loaded), isExact: true };
}
