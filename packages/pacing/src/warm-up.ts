import type { PacingPolicy, Range } from "@rollcall/providers";

const DAY_MS = 86_400_000;

/** A new address starts with this share of each budget. Ours: no receiver publishes numbers for sessions without mail. */
const FIRST_SHARE = 0.1;

/** After this, milliseconds, it has the whole: senders of mail warm an address up for two to six weeks. */
export const WARM_UP_MS = 21 * DAY_MS;

/** Share of refused recipients up to which an address grows at full speed, and from which on it grows slowest. */
const REFUSED_FEW = 0.2;
const REFUSED_MANY = 0.5;

/** At its slowest, an address grows at this share of its speed: four times three weeks. */
const SLOWEST = 0.25;

/**
 * The share of each budget that an address may use, from a tenth to 1: it grows by the same factor each day, tenfold in three weeks,
 * and more slowly where many recipients are refused.
 *
 * @param ageMs since its first use; below 0 it counts as new
 * @param rejectedShare of its recipients, in [0, 1]; null: not known yet
 */
export function warmUpShare(ageMs: number, rejectedShare: number | null): number {
  const over = ((rejectedShare ?? 0) - REFUSED_FEW) / (REFUSED_MANY - REFUSED_FEW);
  const speed = 1 - (1 - SLOWEST) * Math.min(1, Math.max(0, over));
  const grown = Math.min(1, (Math.max(0, ageMs) * speed) / WARM_UP_MS);
  return Math.min(1, FIRST_SHARE ** (1 - grown));
}

/** Refusals an hour that any address may have: a control and a mailbox, or no lane would get on. */
const REFUSALS_LEAST = 2;

/** A policy with this share of its budgets: sessions, addresses a minute, and refusals an hour. How a session behaves stays. */
export function warmPolicy(policy: PacingPolicy, share: number): PacingPolicy {
  if (share >= 1) return policy;
  return {
    ...policy,
    sessions: part(policy.sessions, share, 1),
    addressesPerMinute: part(policy.addressesPerMinute, share, 1),
    rejectedPerHour: partOf(policy.rejectedPerHour, share, REFUSALS_LEAST),
  };
}

function part({ start, max }: Range, share: number, least: number): Range {
  const most = partOf(max, share, least);
  return { start: Math.min(start, most), max: most };
}

const partOf = (whole: number, share: number, least: number): number =>
  Math.min(whole, Math.max(least, Math.floor(whole * share)));
