import type { Case } from "./case.ts";
import { everywhere, HURRY } from "./hurry.ts";
import { setStage, type Stage } from "./stage.ts";
import { benchOf, type WorldRequest } from "./worlds.ts";

/** Servers slow enough for workers to come and go during sessions. */
export const CHURN_WORLD: WorldRequest = {
  bench: { domains: 2_000, giantShare: 0.1, greylistShare: 0.05, greylistMs: 2_000, manners: { replyDelayMs: 10 } },
};

/** Retry schedule, from the first attempt. */
const CHURN_RETRIES: readonly string[] = ["3s", "8s", "16s", "30s", "60s"];

/** Workers that come and go, and their addresses. */
export async function setChurnStage(
  { backend, scale }: Parameters<Case["run"]>[0],
  workers: number,
): Promise<{ readonly stage: Stage; readonly addresses: readonly string[] }> {
  const stage = await setStage({
    backend,
    world: CHURN_WORLD,
    workers,
    pacing: everywhere({ ...HURRY, sessions: { start: 2, max: 4 } }),
    retrySchedule: CHURN_RETRIES.join(","),
  });
  const count = Math.round(20_000 * scale);
  return { stage, addresses: Array.from({ length: count }, (_, index) => benchOf(CHURN_WORLD).address(index)) };
}
