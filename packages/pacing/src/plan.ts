import type { PacingPolicy } from "@rollcall/providers";
import { timeLeft } from "./time-left.ts";

/** A list's addresses at one pacing key. */
export interface PlannedKey {
  readonly pacingKey: string;
  readonly addresses: number;
  /** Their domains: each has a control. */
  readonly domains: number;
  /** Probed from all egresses; a site that is no provider's is probed from one. */
  readonly shared: boolean;
}

export interface PlannedList {
  readonly keys: readonly PlannedKey[];
  readonly policyOf: (pacingKey: string) => PacingPolicy;
  /** Shares of their budgets that egresses may use today, while they warm up; further egresses have the whole. */
  readonly shares?: readonly number[];
}

/** Estimate for one key. */
export interface KeyPlan extends PlannedKey {
  readonly seconds: number;
}

/**
 * Estimates per key, slowest first; keys run in parallel, so the first decides. Which egress probes a site of its own is a matter of
 * its name, so the slowest is assumed.
 */
export function planKeys({ keys, policyOf, shares = [] }: PlannedList, egresses: number): readonly KeyPlan[] {
  const all = Array.from({ length: egresses }, (_, at) => ({ open: 0, state: null, share: shares[at] ?? 1 }));
  const slowest = [{ open: 0, state: null, share: Math.min(1, ...shares) }];
  return keys
    .map((key): KeyPlan => {
      const sources = key.shared ? all : slowest;
      const work = { pacingKey: key.pacingKey, shared: key.addresses, domains: key.domains, sources };
      return { ...key, seconds: Math.ceil((timeLeft({ keys: [work], policyOf, nowMs: 0 }).allAtMs ?? 0) / 1000) };
    })
    .sort((a, b) => b.seconds - a.seconds);
}

/** Egresses that one installation may plausibly have. */
const EGRESS_LIMIT = 1_024;

/**
 * The fewest egresses that finish a list within a time; null: impossible, because a key is probed from one egress
 * alone, or more than a thousand would be needed.
 */
export function egressesFor(list: PlannedList, withinSeconds: number): number | null {
  // The fewest are the quickest of those that there are.
  const quickest = { ...list, shares: list.shares?.toSorted((one, other) => other - one) ?? [] };
  const takes = (egresses: number): number => planKeys(quickest, egresses)[0]?.seconds ?? 0;
  if (takes(EGRESS_LIMIT) > withinSeconds) return null;
  let [least, most] = [1, EGRESS_LIMIT];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (takes(middle) <= withinSeconds) most = middle;
    else least = middle + 1;
  }
  return least;
}
