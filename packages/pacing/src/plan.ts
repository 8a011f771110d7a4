import type { PacingPolicy } from "@rollcall/providers";
import { timeLeft } from "./time-left.ts";

/** Addresses of a list at one pacing key. */
export interface PlannedKey {
  readonly pacingKey: string;
  readonly addresses: number;
  /** Asked from all egresses at once; a site of its own is asked from one alone. */
  readonly shared: boolean;
}

export interface PlannedList {
  readonly keys: readonly PlannedKey[];
  readonly policyOf: (pacingKey: string) => PacingPolicy;
}

/** How long one key takes. */
export interface KeyPlan extends PlannedKey {
  readonly seconds: number;
}

/** How long a list takes from so many egresses, the slowest key first; all keys are asked at once, so that one decides. */
export function planKeys({ keys, policyOf }: PlannedList, egresses: number): readonly KeyPlan[] {
  return keys
    .map((key): KeyPlan => {
      const sources = Array.from({ length: key.shared ? egresses : 1 }, () => ({ open: 0, state: null }));
      const work = { pacingKey: key.pacingKey, shared: key.addresses, sources };
      return { ...key, seconds: timeLeft({ keys: [work], policyOf, nowMs: 0 }).seconds };
    })
    .sort((a, b) => b.seconds - a.seconds);
}

/** Addresses that one installation can be expected to have; beyond, somebody should talk to the providers. */
const EGRESS_LIMIT = 1_024;

/**
 * The fewest egresses with which a list is through in so many seconds; null: no number of them does it, because a site of its
 * own is asked from one alone, or more than a thousand would be needed.
 */
export function egressesFor(list: PlannedList, withinSeconds: number): number | null {
  const takes = (egresses: number): number => planKeys(list, egresses)[0]?.seconds ?? 0;
  if (takes(EGRESS_LIMIT) > withinSeconds) return null;
  let [least, most] = [1, EGRESS_LIMIT];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (takes(middle) <= withinSeconds) most = middle;
    else least = middle + 1;
  }
  return least;
}
