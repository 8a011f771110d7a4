/** Moments kept per log; the oldest half goes when it is full. 100,000 numbers are 0.8 MB. */
const MOMENTS_LIMIT = 100_000;

/** Moments in time, oldest first, bounded. */
export interface SlidingLog {
  readonly add: (atMs: number) => void;
  readonly moments: () => readonly number[];
  /** The largest number of moments within any period of this length. */
  readonly peakWithin: (periodMs: number) => number;
}

/** An empty log; `limit` bounds its memory. */
export function slidingLog(limit: number = MOMENTS_LIMIT): SlidingLog {
  let moments: number[] = [];
  return {
    add: (atMs) => {
      if (moments.length >= limit) moments = moments.slice(Math.ceil(limit / 2));
      moments.push(atMs);
    },
    moments: () => moments,
    peakWithin: (periodMs) => {
      let peak = 0;
      let first = 0;
      for (const [index, moment] of moments.entries()) {
        while (moment - (moments[first] ?? moment) >= periodMs) first += 1;
        peak = Math.max(peak, index - first + 1);
      }
      return peak;
    },
  };
}
