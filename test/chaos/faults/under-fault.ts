import { truthOf } from "@rollcall/mailworld";
import { readRun } from "@rollcall/core";
import { auditRun, isWhole } from "../audit.ts";
import type { Case, CaseOptions, Shown } from "../case.ts";
import { everywhere, HURRY } from "../hurry.ts";
import { pause, runOver, runOverBy, setStage, type Stage, until } from "../stage.ts";
import { benchOf, describeWorld, type WorldRequest } from "../worlds.ts";
import type { Fault } from "./fault.ts";
import { listen } from "./heard.ts";

const WORLD: WorldRequest = {
  bench: { domains: 600, giantShare: 0.2, greylistShare: 0.05, greylistMs: 2_000, manners: { replyDelayMs: 60 } },
};
const ADDRESSES = 10_000;
const WORKERS = 2;
/** Long enough for a fault of three minutes: in reality it is days. */
const RETRIES = "3s,8s,20s,40s,80s,160s,300s,400s";

/** What was down must be used again within this time after the fault. */
const RECOVERY_LIMIT_MS = 60_000;
const RUN_LIMIT_MS = 420_000;

/** One case per fault. */
export function faultCases(faults: readonly Fault[]): Case[] {
  return faults.map((fault) => ({
    name: fault.name,
    mustShow: "nothing is lost, nobody is condemned, it is said in words, and work goes on by itself within 60 s",
    async run(options, show) {
      if (fault.backends?.includes(options.backend) === false) return;
      const lack = fault.lack?.() ?? null;
      if (lack === null) show(await underFault(fault, options));
      else show({ name: fault.name, held: null, figures: lack, logs: "none" });
    },
  }));
}

async function underFault(fault: Fault, { backend, scale }: CaseOptions): Promise<Shown> {
  const addresses = Array.from({ length: Math.round(ADDRESSES * scale) }, (_, index) => benchOf(WORLD).address(index));
  const special = (await fault.stage?.(backend)) ?? {};
  const pacing = everywhere(HURRY);
  const common = { backend, world: WORLD, workers: 0, pacing, retrySchedule: RETRIES, logLevel: "info" };
  const stage = await setStage({ ...common, ...special });
  try {
    const ingest = await stage.addIngest();
    const runId = await runOver(stage, addresses);
    await Promise.all(Array.from({ length: WORKERS }, () => stage.addWorker()));
    const done = async (): Promise<number> => (await readRun(stage.ports.database, runId))?.done ?? 0;
    await until(async () => (await done()) >= addresses.length * (fault.startShare ?? 0.1), 90_000, 50);
    const before = await done();
    const heard = await listen({ stage, ingest }, fault.mustSay);
    const struckMs = Date.now();
    await fault.strike({ stage, ingest }, pause);
    const faultS = Math.round((Date.now() - struckMs) / 1_000);
    const said = await heard.stop();
    const recoveryS = await recovery(stage, runId);
    await runOverBy(stage, runId, RUN_LIMIT_MS);
    const audit = await auditRun(stage, runId, WORLD);
    const counts = await countAnswers(stage, runId, addresses);
    return {
      name: fault.name,
      held:
        isWhole(audit) &&
        counts.undeliverable === counts.expected &&
        (said !== null || fault.mustSay === null) &&
        recoveryS !== null &&
        before < addresses.length,
      figures:
        `struck with ${before} done, for ${faultS} s; ${said === null ? "nothing said" : `said by ${said.where} after ${said.afterS} s: “${said.words}”`}; ` +
        `went on ${recoveryS === null ? "not within 60 s" : `${recoveryS.toFixed(1)} s`} after its end; ${audit.state}, ${audit.done} of ${audit.total} done, ` +
        `undeliverable ${counts.undeliverable} of ${counts.expected}, ${audit.condemned} condemned, ${audit.wrong} wrong, ${counts.unknown} unknown` +
        (audit.stuck.length > 0 ? `; stuck: ${audit.stuck.join("; ")}` : ""),
      logs: stage.logs,
    };
  } finally {
    await stage.stop();
    await fault.clean?.();
  }
}

/** Seconds until another answer is recorded, or the run is over; null: not in time. */
async function recovery(stage: Stage, runId: number): Promise<number | null> {
  const beganMs = Date.now();
  let first: number | null = null;
  const isBack = async (): Promise<boolean> => {
    const run = await readRun(stage.ports.database, runId);
    if (run === null) return false;
    first ??= run.done;
    return run.state === "completed" || run.done > first;
  };
  return (await until(isBack, RECOVERY_LIMIT_MS, 100)) ? (Date.now() - beganMs) / 1_000 : null;
}

const COUNTS = "SELECT status, sum(count)::int AS count FROM run_counts WHERE run_id = $1 GROUP BY 1";

/** Answers by status, and how many addresses the world has no mailbox for: as many are undeliverable without any fault. */
async function countAnswers(
  { database }: Stage,
  runId: number,
  addresses: readonly string[],
): Promise<{ readonly undeliverable: number; readonly expected: number; readonly unknown: number }> {
  const world = describeWorld(WORLD);
  const isMissing = (address: string): boolean =>
    truthOf(world, address).every(({ status }) => status === "undeliverable");
  const { rows } = await database.pool.query<{ status: string; count: number }>(COUNTS, [runId]);
  const of = (status: string): number => rows.find((row) => row.status === status)?.count ?? 0;
  return { undeliverable: of("undeliverable"), expected: addresses.filter(isMissing).length, unknown: of("unknown") };
}
