import type { PolicyOverride } from "@rollcall/pacing";
import type { Case } from "../case.ts";
import { everywhere, HURRY } from "../hurry.ts";
import { pause, runOver, runOverBy, setStage } from "../stage.ts";
import type { WorldRequest } from "../worlds.ts";
import { readRun } from "@rollcall/core";

const POLICY = { ...HURRY, sessions: { start: 3, max: 3 }, addressesPerSession: 10 } as const satisfies PolicyOverride;

export const fairShares: Case = {
  name: "fair-shares",
  mustShow: "200 addresses behind 200,000 at one provider get half of its turns, and a single check the next one",
  async run({ backend, scale }, show) {
    const world: WorldRequest = { bench: { domains: 10, existingShare: 1, manners: { rcptDelayMs: 50 } } };
    const pacing = everywhere(POLICY);
    const stage = await setStage({ backend, world, workers: 2, pacing, retrySchedule: "5s,20s" });
    const { database } = stage.ports;
    const big = await runOver(
      stage,
      Array.from({ length: Math.round(200_000 * scale) }, (_, index) => `big.${index}@gmail.com`),
    );
    await pause(10_000);
    const heldOf = async (runId: number): Promise<number> => {
      const held = "SELECT count(*)::int AS count FROM checks WHERE run_id = $1 AND state = 'held'";
      return (await stage.database.pool.query<{ count: number }>(held, [runId])).rows[0]?.count ?? 0;
    };
    const doneOf = async (runId: number): Promise<number> => (await readRun(database, runId))?.done ?? 0;
    const startedMs = Date.now();
    const small = await runOver(
      stage,
      Array.from({ length: 200 }, (_, index) => `small.${index}@gmail.com`),
    );
    // Turns that started before the small run are not shared with it.
    const bigBefore = (await doneOf(big)) + (await heldOf(big));
    const over = await runOverBy(stage, small, 120_000);
    const seconds = (Date.now() - startedMs) / 1000;
    const bigMeanwhile = (await doneOf(big)) - bigBefore;
    const singleMs = Date.now();
    const single = await runOver(stage, ["single.1@gmail.com"], 100);
    const answered = await runOverBy(stage, single, 60_000);
    const singleSeconds = (Date.now() - singleMs) / 1000;
    await stage.stop();
    const share = 200 / (200 + bigMeanwhile);
    show({
      name: "fair-shares",
      held: over && share >= 0.45 && answered && singleSeconds < 5,
      figures:
        `the small run was over in ${seconds.toFixed(1)} s with ${Math.round(share * 100)} % of the answers (the big one ${bigMeanwhile}); ` +
        `a single check in ${singleSeconds.toFixed(1)} s`,
      logs: stage.logs,
    });
  },
};
