import type { ChildProcess } from "node:child_process";
import { auditRun, isWhole, tell } from "../audit.ts";
import type { Case } from "../case.ts";
import { everywhere, HURRY } from "../hurry.ts";
import { end } from "../processes.ts";
import { pause, runOver, runOverBy, setStage } from "../stage.ts";
import { benchOf, type WorldRequest } from "../worlds.ts";

const KILLS = 10;

export const killedWorkers: Case = {
  name: "killed-workers",
  mustShow:
    "3 workers, one killed every few seconds: every check is decided, none twice; no attempts but retries and kills",
  async run({ backend, scale }, show) {
    const count = Math.round(20_000 * scale);
    const world: WorldRequest = {
      bench: { domains: 2_000, giantShare: 0.1, greylistShare: 0.05, greylistMs: 2_000, manners: { replyDelayMs: 10 } },
    };
    const stage = await setStage({
      backend,
      world,
      workers: 3,
      pacing: everywhere({ ...HURRY, sessions: { start: 2, max: 4 } }),
      retrySchedule: "3s,8s,16s,30s,60s",
    });
    const startedMs = Date.now();
    const runId = await runOver(
      stage,
      Array.from({ length: count }, (_, index) => benchOf(world).address(index)),
    );
    let kills = 0;
    const over = runOverBy(stage, runId, 170_000);
    while (kills < KILLS && (await Promise.race([over.then(() => "over"), pause(3_000)])) !== "over") {
      if (stage.workers.length < 2) continue;
      const victim = Math.floor(Math.random() * stage.workers.length);
      await end(stage.workers[victim] as ChildProcess, "SIGKILL");
      stage.workers.splice(victim, 1);
      kills += 1;
      void stage.addWorker();
    }
    await over;
    const seconds = Math.round((Date.now() - startedMs) / 1000);
    const audit = await auditRun(stage, runId, world);
    await stage.stop();
    show({
      name: "killed-workers",
      held: isWhole(audit) && kills > 0 && audit.worstExcess <= kills,
      figures: `${kills} kills in ${seconds} s; ${tell(audit)}; logs ${stage.logs}`,
    });
  },
};
