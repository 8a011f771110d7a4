import { readFile } from "node:fs/promises";
import { probeQueues } from "@rollcall/queue";
import type { Case } from "../case.ts";
import { everywhere, HURRY } from "../hurry.ts";
import { pause, runOver, setStage, type Stage } from "../stage.ts";
import { benchOf } from "../worlds.ts";

const RUN_MS = 120_000;
const LOOK_MS = 5_000;
/** Keys that may have lanes at once, with two lanes each, and the resolvers. */
const OPEN_LIMIT = 2 * 2_000 + 10;
/** Growth of a worker that still counts as flat: caches fill up in the first half. */
const FLAT_MB = 80;

const POLICY = { ...HURRY, sessions: { start: 1, max: 2 } } as const;

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024);
}

async function look(stage: Stage): Promise<{ open: number; mb: number }> {
  const counts = await Promise.all(probeQueues(["main"]).map((queue) => stage.queues.openCount(queue)));
  const memory = await Promise.all(stage.workers.map(({ pid }) => residentMb(pid ?? 0)));
  return { open: counts.reduce((sum, count) => sum + count, 0), mb: Math.max(...memory) };
}

export const million: Case = {
  name: "million",
  mustShow: "1,000,000 addresses over 300,000 sites: open jobs stay within the window, and a worker's memory flat",
  async run({ backend, scale }, show) {
    const count = Math.round(1_000_000 * scale);
    const world = { bench: { domains: Math.round(300_000 * scale), giantShare: 0.2 } };
    const stage = await setStage({ backend, world, workers: 2, pacing: everywhere(POLICY), retrySchedule: "60s,120s" });
    const bench = benchOf(world);
    const startedMs = Date.now();
    const runId = await runOver(
      stage,
      Array.from({ length: count }, (_, index) => bench.address(index)),
    );
    const startSeconds = Math.round((Date.now() - startedMs) / 1000);
    const looks: { open: number; mb: number }[] = [];
    const doneFirst = (await stage.ports.store.readRun(runId))?.done ?? 0;
    for (const endMs = Date.now() + RUN_MS; Date.now() < endMs;) {
      looks.push(await look(stage));
      await pause(LOOK_MS);
    }
    const done = ((await stage.ports.store.readRun(runId))?.done ?? 0) - doneFirst;
    await stage.stop();
    const half = looks.slice(Math.floor(looks.length / 2));
    const most = Math.max(...looks.map(({ open }) => open));
    const [firstMb, lastMb] = [half[0]?.mb ?? 0, half.at(-1)?.mb ?? 0];
    show({
      name: "million",
      held: most <= OPEN_LIMIT && lastMb - firstMb <= FLAT_MB && done > 0,
      figures:
        `run of ${count} stored and started in ${startSeconds} s; then ${done} answers in ${RUN_MS / 1000} s; at most ${most} open jobs of ${OPEN_LIMIT}; ` +
        `the biggest worker ${firstMb} MB half way and ${lastMb} MB at the end (${looks.map(({ mb }) => mb).join(" ")}); logs ${stage.logs}`,
    });
  },
};
