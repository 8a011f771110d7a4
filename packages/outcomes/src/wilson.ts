/** A share, and where the true one lies with 95 % confidence. Each from 0 to 1. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Quantile of the normal distribution for 95 %. */
const Z = 1.959964;

/**
 * Wilson's interval for `hits` of `all` (Wilson 1927, without correction for continuity). It holds for few observations and for
 * shares near 0, as rates of bounces are. Null: nothing was observed.
 */
export function wilson(hits: number, all: number): Share | null {
  if (all <= 0) return null;
  const share = hits / all;
  const weight = 1 + Z ** 2 / all;
  const centre = (share + Z ** 2 / (2 * all)) / weight;
  const reach = (Z / weight) * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2));
  return {
    share,
    low: hits === 0 ? 0 : Math.max(0, centre - reach),
    high: hits === all ? 1 : Math.min(1, centre + reach),
  };
}
