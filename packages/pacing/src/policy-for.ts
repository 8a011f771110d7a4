import type { PacingOverrides, PolicyOverride } from "./pacing-overrides.ts";
import { DEFAULT_POLICY, POLICIES } from "./policies.ts";
import type { PacingPolicy } from "@rollcall/providers";

/**
 * The policy of a pacing key: the provider's where the key is one, else the default, with the operator's overrides. An override of the
 * default goes for all sites without a policy of their own, not for providers.
 */
export function policyFor(pacingKey: string, overrides: PacingOverrides): PacingPolicy {
  const known = pacingKey === "default" ? undefined : POLICIES.get(pacingKey);
  if (known === undefined) return override(DEFAULT_POLICY, overrides.default);
  return override(known, overrides.providers?.[pacingKey]);
}

function override(policy: PacingPolicy, change: PolicyOverride | undefined): PacingPolicy {
  if (change === undefined) return policy;
  return {
    ...policy,
    ...change,
    sessions: range(policy.sessions, change.sessions),
    addressesPerMinute: range(policy.addressesPerMinute, change.addressesPerMinute),
    timeouts: { ...policy.timeouts, ...change.timeouts },
    backoff: { ...policy.backoff, ...change.backoff },
  };
}

interface RangeChange {
  readonly start?: number;
  readonly max?: number;
}

/** Where only one end is given, the other moves no further than it must. */
function range(
  own: { readonly start: number; readonly max: number },
  change: RangeChange = {},
): { start: number; max: number } {
  const start = change.start ?? Math.min(own.start, change.max ?? own.max);
  return { start, max: change.max ?? Math.max(own.max, start) };
}
