import { POLICIES, type PacingOverrides, type PolicyOverride } from "@rollcall/pacing";

/** As fast as a small machine can: a simulation needs no politeness. */
export const HURRY: PolicyOverride = {
  sessions: { start: 4, max: 8 },
  addressesPerMinute: { start: 1_000_000, max: 1_000_000 },
  pauseBetweenSessionsMs: 50,
  rejectedPerHour: 100_000,
  tls: "opportunistic",
  backoff: { failuresMs: [1_000, 2_000], rateMs: 1_500, reputationMs: 1_500, listedMs: 1_500, maxMs: 3_000 },
  timeouts: {
    connectMs: 3_000,
    bannerMs: 4_000,
    ehloMs: 4_000,
    tlsMs: 4_000,
    mailMs: 4_000,
    rcptMs: 4_000,
    quitMs: 500,
    sessionMs: 20_000,
  },
};

/** One policy for all keys. */
export function everywhere(policy: PolicyOverride): PacingOverrides {
  const providers = [...POLICIES.keys()].filter((name) => name !== "default");
  return { default: policy, providers: Object.fromEntries(providers.map((name) => [name, policy])) };
}
