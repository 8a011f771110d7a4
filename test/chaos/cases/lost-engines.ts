import { auditRun, isWhole, describeAudit } from "../audit.ts";
import type { Case, CaseOptions, Shown } from "../case.ts";
import { everywhere, HURRY } from "../hurry.ts";
import { pause, runOver, runOverBy, setStage, type Stage, until } from "../stage.ts";
import { benchOf, type WorldRequest } from "../worlds.ts";
import { readRun } from "@rollcall/core";

interface Fault {
  readonly name: string;
  readonly strike: (stage: Stage) => Promise<void>;
  readonly needsRedis?: boolean;
  /** Share of answers recorded when the fault strikes; default: halfway. */
  readonly doneShare?: number;
}

const DOWN_MS = 20_000;

const FAULTS: readonly Fault[] = [
  { name: "redis-flushed", needsRedis: true, strike: async ({ redis }) => await redis?.flush() },
  { name: "redis-restarted", needsRedis: true, strike: async ({ redis }) => await redis?.restart(3_000) },
  { name: "postgres-restarted", strike: async ({ postgres }) => await postgres.restart(3_000) },
  {
    name: "dns-down",
    // During the DNS lookups.
    doneShare: 0,
    async strike({ world }) {
      await world.ask({ type: "setDnsDown", down: true });
      await pause(DOWN_MS);
      await world.ask({ type: "setDnsDown", down: false });
    },
  },
  {
    name: "provider-down",
    async strike({ world }) {
      await world.ask({ type: "setDown", key: "gmail.com", down: true });
      await pause(DOWN_MS);
      await world.ask({ type: "setDown", key: "gmail.com", down: false });
    },
  },
];

async function under(fault: Fault, { backend, scale }: CaseOptions): Promise<Shown> {
  const world: WorldRequest = {
    bench: { domains: 1_000, greylistShare: 0.05, greylistMs: 2_000, manners: { replyDelayMs: 60 } },
  };
  const pacing = everywhere(HURRY);
  const stage = await setStage({ backend, world, workers: 2, pacing, retrySchedule: "3s,8s,20s,40s,60s" });
  const count = Math.round(6_000 * scale);
  const startedMs = Date.now();
  const runId = await runOver(
    stage,
    Array.from({ length: count }, (_, index) => benchOf(world).address(index)),
  );
  // Strike halfway.
  const enough = count * (fault.doneShare ?? 0.1);
  await until(async () => ((await readRun(stage.ports.database, runId))?.done ?? 0) >= enough, 60_000, 50);
  const before = await readRun(stage.ports.database, runId);
  await fault.strike(stage);
  const struckMs = Date.now() - startedMs;
  await runOverBy(stage, runId, 150_000);
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  const audit = await auditRun(stage, runId, world);
  await stage.stop();
  return {
    name: fault.name,
    held: isWhole(audit) && (before?.done ?? 0) < count,
    figures: `struck with ${before?.done} done, over after ${Math.round(struckMs / 1000)} s; whole run ${seconds} s; ${describeAudit(audit)}`,
    logs: stage.logs,
  };
}

/** One case per lost engine. */
export const lostEngines: readonly Case[] = FAULTS.map((fault) => ({
  name: fault.name,
  mustShow: "the run completes, and every verdict is true or unknown",
  async run(options, show) {
    if (fault.needsRedis && options.backend !== "redis") return;
    show(await under(fault, options));
  },
}));
