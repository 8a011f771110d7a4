import {
  DEFAULT_POLICY,
  type PacingOverrides,
  type PacingPolicy,
  POLICIES,
  type PolicyOverride,
} from "@rollcall/pacing";
import { auditRun, isWhole, describeAudit } from "../audit.ts";
import type { Case } from "../case.ts";
import { MIXED_PROVIDERS, mixedAddresses, type MixedShares } from "../mixed-world.ts";
import { runOver, runOverBy, setStage } from "../stage.ts";

/**
 * Speed-up: rates are multiplied and pauses divided. What grows over minutes (the rate) is set to its maximum, and the
 * hourly refusal budget is removed: no policy can speed those up. The machine can't be sped up either: a tenth of a
 * second late costs a rate this many times more than in reality.
 */
const SPEED = 3;
/** Tolerance over the policies' lower bound. */
const TOLERANCE = 1.15;
const RCPT_MS = 20;
const SMALL_SITES = 3_000;
const ADDRESSES = 30_000;
/** Time for which each provider's addresses keep it busy. */
const BUSY_S = 160;

function hurried(policy: PacingPolicy): PolicyOverride {
  const { max } = policy.addressesPerMinute;
  return {
    sessions: policy.sessions,
    addressesPerMinute: { start: max * SPEED, max: max * SPEED },
    pauseBetweenSessionsMs: Math.ceil(policy.pauseBetweenSessionsMs / SPEED),
    addressesPerSession: policy.addressesPerSession,
    refusalsPerSession: 1_000,
    rejectedPerHour: 100_000,
    tarpitFactor: 0,
    tls: "opportunistic",
    control: policy.control,
    backoff: {
      failuresMs: [10_000, 30_000],
      rateMs: 60_000,
      reputationMs: 240_000,
      listedMs: 480_000,
      maxMs: 2_880_000,
    },
  };
}

const policyOf = (provider: string): PacingPolicy => POLICIES.get(provider) ?? DEFAULT_POLICY;

/** Lower bound of a key's seconds: by its rate, from which the first session is exempt, and by its sessions. */
function boundOf(policy: PacingPolicy, addresses: number, controls: number): number {
  const perSecond = (policy.addressesPerMinute.max * SPEED) / 60;
  const byRate = (addresses + controls - policy.addressesPerSession) / perSecond;
  const sessions = Math.ceil(addresses / policy.addressesPerSession) / policy.sessions.max;
  const pauseS = policy.pauseBetweenSessionsMs / SPEED / 1000;
  const sessionS = (Math.min(addresses, policy.addressesPerSession) * RCPT_MS) / 1000;
  return Math.max(byRate, sessions * (sessionS + pauseS) - pauseS);
}

export const mixedWorld: Case = {
  name: "mixed-world",
  mustShow: `${ADDRESSES} addresses at 12 providers and ${SMALL_SITES} small sites under their policies end within ${TOLERANCE} times the bound that these allow`,
  async run({ backend, scale }, show) {
    const byProvider = Object.fromEntries(
      MIXED_PROVIDERS.map((name) => [
        name,
        Math.round(((policyOf(name).addressesPerMinute.max * SPEED) / 60) * BUSY_S * scale),
      ]),
    );
    const atProviders = Object.values(byProvider).reduce((sum, count) => sum + count, 0);
    const atSmallSites = Math.max(0, Math.round(ADDRESSES * scale) - atProviders);
    const shares: MixedShares = { byProvider, smallSites: Math.round(SMALL_SITES * scale), atSmallSites };
    const world = { mixed: { rcptMs: RCPT_MS }, bench: { domains: 1 } };
    const pacing: PacingOverrides = {
      default: hurried(DEFAULT_POLICY),
      providers: Object.fromEntries(MIXED_PROVIDERS.map((name) => [name, hurried(policyOf(name))])),
    };
    const stage = await setStage({ backend, world, workers: 2, pacing, retrySchedule: "12s,34s,70s" });
    const addresses = mixedAddresses(shares);
    const runId = await runOver(stage, addresses);
    const startedMs = Date.now();
    await runOverBy(stage, runId, 300_000);
    const seconds = (Date.now() - startedMs) / 1000;
    const audit = await auditRun(stage, runId, world);
    await stage.stop();
    const bounds = MIXED_PROVIDERS.map((name) => [name, boundOf(policyOf(name), byProvider[name] ?? 0, 1)] as const);
    const [slowest, bound] = bounds.reduce((most, one) => (one[1] > most[1] ? one : most));
    show({
      name: "mixed-world",
      held: isWhole(audit) && seconds <= bound * TOLERANCE,
      figures:
        `${addresses.length} addresses in ${seconds.toFixed(1)} s; the policies allow ${bound.toFixed(1)} s (${slowest}), so ${(seconds / bound).toFixed(2)} times the bound; ` +
        `time runs ${SPEED} times as fast; ${describeAudit(audit)}`,
      logs: stage.logs,
    });
  },
};
