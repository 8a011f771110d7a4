import { type KeyWork, POLICIES, policyFor, readPacingState, timeLeft } from "@rollcall/pacing";
import type { VerificationSettings } from "../settings.ts";

/** Addresses to ask, as far as it is known where. */
export interface ExpectedWork {
  readonly keys: readonly {
    readonly pacingKey: string;
    readonly open: number;
    /** The key's pacing state on each egress. */
    readonly states: readonly unknown[];
  }[];
  /** At domains that nobody has looked up yet: all of them, and those of the largest domain. */
  readonly unresolved: { readonly open: number; readonly largest: number };
}

/** Below this share of addresses with known mail servers, an estimate would be a guess. */
const KNOWN_SHARE = 0.5;

/** What nobody knows is taken for a site of its own under the default policy. */
const UNKNOWN_KEY = "not yet looked up";

/**
 * How long a run will take, whole seconds: the slowest pacing key decides. Null where too little is known of where the
 * addresses are.
 */
export function expectedSeconds(
  { keys, unresolved }: ExpectedWork,
  settings: Pick<VerificationSettings, "pacing">,
  nowMs: number,
): number | null {
  const known = keys.reduce((sum, { open }) => sum + open, 0);
  if (known + unresolved.open === 0) return 0;
  if (known < (known + unresolved.open) * KNOWN_SHARE) return null;
  const policyOf = (pacingKey: string): ReturnType<typeof policyFor> => policyFor(pacingKey, settings.pacing);
  const work = keys.map(({ pacingKey, open, states }): KeyWork => {
    // A site of its own is asked from one egress alone.
    const own = POLICIES.has(pacingKey) ? states : states.slice(0, 1);
    const sources = own.map((state) => ({ open: 0, state: readPacingState(state, policyOf(pacingKey), nowMs) }));
    return { pacingKey, shared: open, sources };
  });
  const unknown = { pacingKey: UNKNOWN_KEY, shared: unresolved.largest, sources: [] };
  return timeLeft({ keys: [...work, unknown], policyOf, nowMs }).seconds;
}
