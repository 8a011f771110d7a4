import { POLICIES, type PolicyOverride } from "@rollcall/pacing";
import type { Settings } from "@rollcall/settings";
import type { DemoWorld } from "./start-world.ts";

/** A simulated name server answers at once, or never. */
export const DEMO_DNS = { timeoutMs: 400, attempts: 2 };

/** Greylists of the simulated world open within seconds. */
const RETRY_SCHEDULE_MS = [3_000, 9_000, 20_000];

/** Nobody is hurt in a simulation: everything is asked as fast as a small machine can. */
const HURRY: PolicyOverride = {
  sessions: { start: 4, max: 8 },
  addressesPerMinute: { start: 6_000, max: 6_000 },
  pauseBetweenSessionsMs: 50,
  rejectedPerHour: 100_000,
  backoff: { failuresMs: [3_000, 6_000], rateMs: 5_000, reputationMs: 8_000, listedMs: 8_000, maxMs: 10_000 },
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

/** Settings that point everything at the simulated world. */
export function demoSettings(settings: Settings, world: DemoWorld, dataDir: string, port: number): Settings {
  return {
    ...settings,
    databaseUrl: null,
    redisUrl: null,
    dataDir,
    port,
    dnsServers: [world.dnsServer],
    smtpPort: world.smtpPort,
    allowPrivateAddresses: true,
    heloName: "verify.rollcall.example",
    mailFrom: "postmaster@verify.rollcall.example",
    retryScheduleMs: RETRY_SCHEDULE_MS,
    pacing: { default: HURRY, providers: Object.fromEntries([...POLICIES.keys()].map((name) => [name, HURRY])) },
  };
}
