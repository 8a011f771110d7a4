import { policyFor, readPacingState, timeLeft } from "@rollcall/pacing";
import type { VerificationSettings } from "../settings.ts";

/** Addresses to ask, as far as it is known where. */
export interface ExpectedWork {
  readonly keys: readonly { readonly pacingKey: string; readonly open: number; readonly state: unknown }[];
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
  const states = new Map(keys.map(({ pacingKey, state }) => [pacingKey, state]));
  const policyOf = (pacingKey: string): ReturnType<typeof policyFor> => policyFor(pacingKey, settings.pacing);
  return timeLeft({
    addresses: new Map([
      ...keys.map(({ pacingKey, open }) => [pacingKey, open] as const),
      [UNKNOWN_KEY, unresolved.largest],
    ]),
    policyOf,
    stateOf: (pacingKey) => readPacingState(states.get(pacingKey), policyOf(pacingKey), nowMs),
    nowMs,
  }).seconds;
}
