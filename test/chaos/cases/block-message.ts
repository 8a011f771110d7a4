import type { PolicyOverride } from "@rollcall/pacing";
import type { Case } from "../case.ts";
import { everywhere, HURRY } from "../hurry.ts";
import { pause, runOver, setStage, type Stage, until } from "../stage.ts";
import type { KeyBooks } from "../world-process.ts";
import { benchOf, type WorldRequest } from "../worlds.ts";
import { readRun } from "@rollcall/core";

/** A block suspends a key for hours; here for longer than the case. */
const POLICY = {
  ...HURRY,
  sessions: { start: 5, max: 5 },
  backoff: { rateMs: 600_000, reputationMs: 600_000, listedMs: 600_000, maxMs: 1_200_000 },
} as const satisfies PolicyOverride;

/** Turns in flight when the block was received may still arrive. */
const BEGUN_MS = 500;
/** All sessions start at once; then the others continue at their pace. */
const WARM_UP_MS = 5_000;
const WATCH_MS = 15_000;
/** Few enough to be bound by pace, not by the machine, with more addresses than are asked by the end. */
const OTHER_SITES = 40;
const OTHERS = 60_000;

/** End of a session that received the block: its key is suspended from then on. */
async function suspendedSince({ database }: Stage): Promise<number> {
  const { rows } = await database.pool.query<{ since: string | null }>(
    "SELECT state -> 'suspension' ->> 'sinceMs' AS since FROM pacing_keys WHERE key = 'google'",
  );
  return Number(rows[0]?.since ?? Number.NaN);
}

export const blockMessage: Case = {
  name: "block-message",
  mustShow: "after a block only the sessions already open still talk to that key; others go on at full speed",
  async run({ backend, scale }, show) {
    const world: WorldRequest = {
      bench: { domains: OTHER_SITES, giantShare: 0, manners: { rcptDelayMs: 100, replyDelayMs: 50 } },
    };
    const pacing = everywhere(POLICY);
    const stage = await setStage({ backend, world, workers: 2, pacing, retrySchedule: "60s,120s,240s" });
    await runOver(
      stage,
      Array.from({ length: Math.round(5_000 * scale) }, (_, index) => `blocked.${index}@gmail.com`),
    );
    const others = Array.from({ length: Math.round(OTHERS * scale) }, (_, index) => benchOf(world).address(index));
    const othersRun = await runOver(stage, others);
    const asked = async (): Promise<number> =>
      (await stage.world.ask<{ recipients: number }>({ type: "stats" })).recipients;
    const google = async (): Promise<KeyBooks | null> =>
      await stage.world.ask<KeyBooks | null>({ type: "record", key: "gmail.com" });
    await until(async () => ((await google())?.maxOpen ?? 0) >= POLICY.sessions.max, 30_000);
    await pause(WARM_UP_MS);
    const [total0, google0] = [await asked(), (await google())?.recipients ?? 0];
    await pause(5_000);
    const [total1, google1] = [await asked(), (await google())?.recipients ?? 0];
    await stage.world.ask({ type: "setManners", key: "gmail.com", manners: { blocksClientAtRcpt: true } });
    const blockedAtMs = Date.now();
    await pause(BEGUN_MS);
    const [total2, google2] = [await asked(), (await google())?.recipients ?? 0];
    await pause(WATCH_MS);
    const [total3, googleAfter] = [await asked(), await google()];
    const heardAtMs = await suspendedSince(stage);
    const left = others.length - ((await readRun(stage.ports.database, othersRun))?.done ?? 0);
    await stage.stop();
    const late = googleAfter?.startedMs.filter((atMs) => atMs > heardAtMs + BEGUN_MS).length ?? 0;
    const begun = (googleAfter?.startedMs.filter((atMs) => atMs > blockedAtMs).length ?? 0) - late;
    const before = (total1 - total0 - (google1 - google0)) / 5;
    const after = (total3 - total2 - ((googleAfter?.recipients ?? 0) - google2)) / (WATCH_MS / 1000);
    show({
      name: "block-message",
      held: left > 0 && late === 0 && begun <= POLICY.sessions.max && after >= before * 0.8,
      figures:
        `the first session heard of the block after ${heardAtMs - blockedAtMs} ms; ${begun} of ${POLICY.sessions.max} sessions had begun by ${BEGUN_MS} ms after that, ${late} came later; ` +
        `others ${Math.round(before)} addresses a second before and ${Math.round(after)} after, with ${left} left to ask`,
      logs: stage.logs,
    });
  },
};
