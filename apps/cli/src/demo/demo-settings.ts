import { POLICIES, type PolicyOverride } from "@rollcall/pacing";
import type { Settings } from "@rollcall/settings";
import type { DemoWorld } from "./start-world.ts";

/** A simulated name server answers immediately or never. */
export const DEMO_DNS = { timeoutMs: 400, attempts: 2 };

/** Greylists of the simulated world pass within seconds. */
const RETRY_SCHEDULE_MS = [2_000, 8_000, 16_000, 26_000];

/** Pacing without limits: the servers are simulated. */
const HURRY: PolicyOverride = {
  sessions: { start: 4, max: 8 },
  addressesPerMinute: { start: 1_000_000_000, max: 1_000_000_000 },
  pauseBetweenSessionsMs: 50,
  rejectedPerHour: 100_000,
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
    doctorHost: null,
    heloName: "verify.rollcall.example",
    mailFrom: "postmaster@verify.rollcall.example",
    retryScheduleMs: RETRY_SCHEDULE_MS,
    pacing: { default: HURRY, providers: Object.fromEntries([...POLICIES.keys()].map((name) => [name, HURRY])) },
  };
}
