const HOUR_MS = 3_600_000;

/** Sites count as having named a list for this long, milliseconds. */
export const LISTED_WITHIN_MS = HOUR_MS;

/** A rest counts as recent for this long after its end, milliseconds: a week. */
export const RESTED_WITHIN_MS = 7 * 24 * HOUR_MS;

/** Ours: some block lists name half the world, and a few sites believe them. */
const SITES_LEAST = 5;
const SHARE_LEAST = 0.1;

/** The first rest, and the longest: as a single site's (`DEFAULT_POLICY.backoff`). */
const FIRST_REST_MS = 4 * HOUR_MS;
const LONGEST_REST_MS = 24 * HOUR_MS;

/** What an egress has met within `LISTED_WITHIN_MS`. */
export interface ListedEgress {
  /** Sites that refused it because a block list names it. */
  readonly listing: number;
  /** All sites that it had sessions with. */
  readonly asked: number;
  /** Its rests of the last week. */
  readonly rests: number;
}

/** How long an egress should rest, milliseconds; null: it need not. Each rest within a week is twice as long as the one before. */
export function listedRestMs({ listing, asked, rests }: ListedEgress): number | null {
  if (listing < SITES_LEAST || listing < asked * SHARE_LEAST) return null;
  return Math.min(FIRST_REST_MS * 2 ** Math.max(0, rests), LONGEST_REST_MS);
}
