import type { PolicyOverride } from "@rollcall/pacing";
import type { Case } from "../case.ts";
import { everywhere, HURRY } from "../hurry.ts";
import { pause, runOver, setStage } from "../stage.ts";
import type { KeyBooks } from "../world-process.ts";
import type { WorldRequest } from "../worlds.ts";

const RUN_MS = 60_000;
const PEAK_MS = 10_000;

/** Tight enough to reach all three limits within a minute. */
const LIMITS = {
  ...HURRY,
  sessions: { start: 2, max: 5 },
  addressesPerMinute: { start: 1_200, max: 1_200 },
  addressesPerSession: 10,
  refusalsPerSession: 5,
  rejectedPerHour: 100,
  pauseBetweenSessionsMs: 200,
} as const satisfies PolicyOverride;

/** A session may start with its whole share at once, plus a control. */
const ratePeakAllowed = (periodMs: number): number =>
  (LIMITS.addressesPerMinute.max * periodMs) / 60_000 + LIMITS.addressesPerSession + 1;

export const oneBusyKey: Case = {
  name: "one-busy-key",
  mustShow: "4 workers on one provider: sessions, rate and refusals never exceed the policy, as its servers count them",
  async run({ backend, scale }, show) {
    const world: WorldRequest = {
      bench: { domains: 10, existingShare: 0.85, manners: { rcptDelayMs: 200 } },
      watchedKeys: ["gmail.com"],
    };
    const pacing = everywhere(LIMITS);
    const stage = await setStage({ backend, world, workers: 4, pacing, retrySchedule: "3s,8s,20s,40s" });
    const addresses = Array.from({ length: Math.round(3_000 * scale) }, (_, index) => `busy.${index}@gmail.com`);
    await runOver(stage, addresses);
    await pause(RUN_MS);
    const books = await stage.world.ask<KeyBooks>({ type: "record", key: "gmail.com" });
    await stage.stop();
    const perPeak = peakWithin(books.recipientsSeen, PEAK_MS);
    const perMinute = peakWithin(books.recipientsSeen, 60_000);
    show({
      name: "one-busy-key",
      held:
        books.maxOpen <= LIMITS.sessions.max &&
        perPeak <= ratePeakAllowed(PEAK_MS) &&
        perMinute <= ratePeakAllowed(60_000) &&
        books.refused <= LIMITS.rejectedPerHour &&
        books.refused > LIMITS.rejectedPerHour / 2,
      figures:
        `at most ${books.maxOpen} sessions of ${LIMITS.sessions.max}; ${perPeak} recipients in 10 s of ${ratePeakAllowed(PEAK_MS)}, ` +
        `${perMinute} in a minute of ${ratePeakAllowed(60_000)}; ${books.refused} refused of ${LIMITS.rejectedPerHour} an hour; ` +
        `${books.recipients} asked in ${books.sessions} sessions`,
      logs: stage.logs,
    });
  },
};

/** The peak within any period; `seen`: running counts over time, oldest first. */
function peakWithin(seen: readonly (readonly [atMs: number, count: number])[], periodMs: number): number {
  let peak = 0;
  let first = 0;
  for (const [atMs, count] of seen) {
    while (atMs - (seen[first + 1]?.[0] ?? atMs) >= periodMs) first += 1;
    // Counts before the period are known as of the previous sample.
    peak = Math.max(peak, count - (first === 0 && atMs - (seen[0]?.[0] ?? 0) < periodMs ? 0 : (seen[first]?.[1] ?? 0)));
  }
  return peak;
}
