import type { ChildProcess } from "node:child_process";
import { auditRun, isWhole, describeAudit } from "../audit.ts";
import type { Case } from "../case.ts";
import { end } from "../processes.ts";
import { pause, runOver, runOverBy, type Stage } from "../stage.ts";
import { CHURN_WORLD, setChurnStage } from "../worker-churn.ts";

const KILLS = 10;
/** Interval between kills. */
const PEACE_MS = 3_000;

/** Kills a worker (SIGKILL), and records the addresses in its sessions. */
async function kill(stage: Stage, victim: ChildProcess, hits: Map<string, number>): Promise<void> {
  victim.kill("SIGSTOP");
  const held = await stage.database.pool.query<{ asked: string }>(
    "SELECT DISTINCT c.asked FROM checks k JOIN contacts c ON c.id = k.contact_id WHERE k.state = 'held'",
  );
  for (const { asked } of held.rows) hits.set(asked, (hits.get(asked) ?? 0) + 1);
  await end(victim, "SIGKILL");
}

export const killedWorkers: Case = {
  name: "killed-workers",
  mustShow:
    "3 workers, one killed every few seconds: every check is decided, none twice; no attempts but retries and kills",
  async run(options, show) {
    const { stage, addresses } = await setChurnStage(options, 3);
    const startedMs = Date.now();
    const runId = await runOver(stage, addresses);
    let kills = 0;
    const hits = new Map<string, number>();
    const over = runOverBy(stage, runId, 170_000);
    while (kills < KILLS && (await Promise.race([over.then(() => "over"), pause(PEACE_MS)])) !== "over") {
      if (stage.workers.length < 2) continue;
      const victim = Math.floor(Math.random() * stage.workers.length);
      await kill(stage, stage.workers[victim] as ChildProcess, hits);
      stage.workers.splice(victim, 1);
      kills += 1;
      void stage.addWorker();
    }
    await over;
    const seconds = Math.round((Date.now() - startedMs) / 1000);
    const audit = await auditRun(stage, runId, CHURN_WORLD, hits);
    await stage.stop();
    show({
      name: "killed-workers",
      held: isWhole(audit) && kills === KILLS && audit.unexplained === 0,
      figures: `${kills} kills in ${seconds} s; ${describeAudit(audit)}; ${audit.unexplained} attempts that no kill explains`,
      logs: stage.logs,
    });
  },
};
