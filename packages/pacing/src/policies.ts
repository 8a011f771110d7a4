import { type PacingPolicy, PROVIDERS } from "@rollcall/providers";
import type { PacingOverrides, PolicyOverride } from "./pacing-overrides.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * For unknown sites. "Ours" marks an engineering choice below what receivers are known to tolerate; no provider
 * publishes limits for sessions without mail.
 */
export const DEFAULT_POLICY: PacingPolicy = {
  // Ours: small sites run on small machines. Postfix alone allows 50 (smtpd_client_connection_count_limit).
  sessions: { start: 1, max: 2 },
  // Ours: 10, after Cisco's 25 unknown recipients an hour and Postfix's 20 errors a session, as in a list half of which is gone.
  addressesPerMinute: { start: 10, max: 30 },
  // Ours: long enough that a failing site is not hammered between two steps of its pace.
  pauseBetweenSessionsMs: 3000,
  // Exim's smtp_accept_max_nonmail is 10, and each address takes an RSET.
  addressesPerSession: 8,
  // Exchange Online answers 452 to a second recipient of an unknown sender (AS780090); Exim setups count failures by transaction.
  recipientsPerTransaction: 1,
  // Stalwart drops at 5 failed recipients, common Exim rules at 3 to 5; Postfix slows down at 10 (smtpd_soft_error_limit).
  refusalsPerSession: 5,
  // Cisco's directory harvest guard acts at 25 an hour.
  rejectedPerHour: 20,
  sessionMaxAgeMs: MINUTE_MS, // Ours.
  tarpitFactor: 3, // Ours: Postfix adds 1 s, Exchange and Stalwart 5 s once they doubt us.
  tls: "opportunistic", // RFC 7435.
  // RFC 2920. No second RCPT is in the same write: a reply that should stop us is seen before another name is asked.
  pipelining: true,
  control: "same_session",
  timeouts: {
    connectMs: 20_000, // Postfix: 30 s.
    bannerMs: 60_000, // postscreen waits 6 s, tarpits longer; KumoMTA: 60 s.
    ehloMs: 45_000,
    tlsMs: 30_000,
    mailMs: 45_000,
    rcptMs: 75_000, // SpamExperts' recipient look-up takes up to 30 s.
    quitMs: 3000,
    sessionMs: 180_000,
  },
  backoff: {
    failuresMs: [5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS, 120 * MINUTE_MS], // Ours; Postfix begins at 5 min.
    rateMs: 30 * MINUTE_MS, // KumoMTA's shaping: 15 to 90 min by provider.
    reputationMs: 2 * HOUR_MS, // KumoMTA's shaping for Yahoo TSS04 and Outlook's block list: 2 h.
    listedMs: 4 * HOUR_MS, // KumoMTA's shaping for Spamhaus at Apple: 4 h.
    maxMs: 24 * HOUR_MS, // Ours: once a day shows whether a listing is gone.
  },
  probe: "allowed",
};

/** A policy per provider card, and `default` for all other sites. */
export const POLICIES: ReadonlyMap<string, PacingPolicy> = new Map<string, PacingPolicy>([
  ["default", DEFAULT_POLICY],
  ...PROVIDERS.map(({ name, limits }): [string, PacingPolicy] => [name, { ...DEFAULT_POLICY, ...limits }]),
]);

/**
 * The policy of a pacing key: the provider's, else the default, with the operator's overrides. Overrides of the default
 * apply to all sites without a policy of their own, not to providers.
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

/** If only one end is overridden, the other is adjusted as little as possible. */
function range(
  own: { readonly start: number; readonly max: number },
  change: RangeChange = {},
): { start: number; max: number } {
  const start = change.start ?? Math.min(own.start, change.max ?? own.max);
  return { start, max: change.max ?? Math.max(own.max, start) };
}
