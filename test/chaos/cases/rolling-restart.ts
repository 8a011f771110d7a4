import type { ChildProcess } from "node:child_process";
import { probeQueues } from "@rollcall/queue";
import { auditRun, isWhole, describeAudit } from "../audit.ts";
import type { Case } from "../case.ts";
import { end } from "../processes.ts";
import { runOver, runOverBy, type Stage } from "../stage.ts";
import { CHURN_WORLD, setChurnStage } from "../worker-churn.ts";
import { describeWorld } from "../worlds.ts";

const WORKERS = 3;
const ROUNDS = 2;

/** Stops the longest-running worker as `docker stop` does, and starts another. Returns how long the stop took. */
async function replaceOldest(stage: Stage): Promise<number> {
  const oldest = stage.workers.shift() as ChildProcess;
  const startedMs = Date.now();
  await end(oldest, "SIGTERM");
  const tookMs = Date.now() - startedMs;
  // A worker killed after 30 s exits with another code.
  if (oldest.exitCode !== 0) throw new Error(`A worker ended with ${oldest.exitCode ?? oldest.signalCode}`);
  await stage.addWorker();
  return tookMs;
}

/**
 * Attempts that arrived: the most at one address, and all beyond what the world requires (two if greylisted, else one).
 */
async function countAttempts(
  stage: Stage,
  addresses: readonly string[],
): Promise<{ readonly most: number; readonly more: number }> {
  const { domains } = describeWorld(CHURN_WORLD);
  const attempts = new Map(await stage.world.ask<[string, number][]>({ type: "attempts" }));
  const arrived = (address: string): number => attempts.get(address) ?? 0;
  const needed = (address: string): number => {
    const name = address.slice(address.indexOf("@") + 1);
    const domain = typeof domains === "function" ? domains(name) : domains[name];
    return domain?.manners?.greylist ? 2 : 1;
  };
  return {
    most: Math.max(...addresses.map(arrived)),
    more: addresses.reduce((sum, address) => sum + Math.max(0, arrived(address) - needed(address)), 0),
  };
}

export const rollingRestart: Case = {
  name: "rolling-restart",
  mustShow:
    "each of 3 workers stopped gracefully and replaced, twice over: every check is decided, none twice; no address is asked more " +
    "often than without, and no turn waits for the locks of a worker that is gone",
  async run(options, show) {
    const { stage, addresses } = await setChurnStage(options, WORKERS);
    const startedMs = Date.now();
    const runId = await runOver(stage, addresses);
    let isOver = false;
    const over = runOverBy(stage, runId, 170_000).finally(() => {
      isOver = true;
    });
    const stops: number[] = [];
    let inTime = 0;
    for (let turn = 0; turn < ROUNDS * WORKERS; turn += 1) {
      stops.push(await replaceOldest(stage));
      if (!isOver) inTime += 1;
    }
    await over;
    const seconds = Math.round((Date.now() - startedMs) / 1000);
    const audit = await auditRun(stage, runId, CHURN_WORLD);
    const stalled = await countStalledTurns(stage);
    const { most, more } = await countAttempts(stage, addresses);
    await stage.stop();
    show({
      name: "rolling-restart",
      held: isWhole(audit) && inTime === ROUNDS * WORKERS && audit.excess === 0 && more === 0 && stalled === 0,
      figures:
        `${inTime} restarts during the ${seconds} s of the run, stops of ${stops.join(", ")} ms; ${describeAudit(audit)}; ` +
        `${most} attempts at one address at most, ${more} of all more than the world asks for; ${stalled} turns waited for a lock`,
      logs: stage.logs,
    });
  },
};

/** Turns taken over because their worker's locks had expired, by the queues' event log. */
async function countStalledTurns({ queues, database }: Stage): Promise<number> {
  if (queues.backend === "postgres") {
    // BullMQ would take a connection per queue to read them.
    const { rows } = await database.pool.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM bullmq.event WHERE event = 'stalled'",
    );
    return rows[0]?.count ?? 0;
  }
  let stalled = 0;
  for (const { backend } of queues.board(probeQueues(["main"]))) {
    for (let last = "0"; ;) {
      const [[, entries] = []] = (await backend.readEvents(last, READ_MS)) ?? [];
      if (!entries || entries.length === 0) break;
      stalled += entries.filter(([, fields]) => fields.includes("stalled")).length;
      last = entries.at(-1)?.[0] ?? last;
    }
  }
  return stalled;
}

/** Existing events are read at once. */
const READ_MS = 50;
