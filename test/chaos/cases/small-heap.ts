import { readRun } from "@rollcall/core";
import type { Case } from "../case.ts";
import { everywhere, HURRY } from "../hurry.ts";
import { pause, setStage } from "../stage.ts";
import { benchOf } from "../worlds.ts";
import { csvOf, residentMb, upload } from "./million.ts";

const HEAP_MB = 256;
const RUN_MS = 60_000;
const RUN_MIN_MS = 15_000;

/** Counts the lines of a download. */
async function countLines(url: string, cookie: string): Promise<number> {
  const response = await fetch(url, { headers: { cookie } });
  if (!response.ok || response.body === null) throw new Error(await response.text());
  let lines = 0;
  for await (const chunk of response.body) for (const byte of chunk as Uint8Array) if (byte === 10) lines += 1;
  return lines;
}

export const smallHeap: Case = {
  name: "small-heap",
  mustShow: `1,000,000 rows uploaded, run and exported with a heap of ${HEAP_MB} MB in ingest and in each worker: nobody dies`,
  async run({ backend, scale }, show) {
    const count = Math.round(1_000_000 * scale);
    const world = { bench: { domains: Math.round(300_000 * scale), giantShare: 0.2 } };
    const heap = { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` };
    const common = { backend, world, workers: 2, pacing: everywhere(HURRY), retrySchedule: "60s,120s" };
    const stage = await setStage({ ...common, workerEnvironment: heap });
    try {
      const ingest = await stage.addIngest(heap);
      const startedMs = Date.now();
      const runId = await upload(ingest, stage, csvOf(count, benchOf(world).address));
      const uploadS = Math.round((Date.now() - startedMs) / 1_000);
      await pause(Math.max(RUN_MIN_MS, RUN_MS * Math.min(1, scale)));
      const run = await readRun(stage.ports.database, runId);
      const lines = await countLines(`${ingest.url}/v1/lists/${run?.listId}/export?format=csv`, ingest.cookie);
      const peaks = await Promise.all([ingest.process, ...stage.workers].map(({ pid }) => residentMb(pid, "VmHWM")));
      const alive = [ingest.process, ...stage.workers].every(
        ({ exitCode, signalCode }) => exitCode === null && !signalCode,
      );
      show({
        name: "small-heap",
        held: alive && lines === count + 1 && (run?.done ?? 0) > 0,
        figures:
          `${count} rows uploaded and started in ${uploadS} s; ${run?.done ?? 0} answers since; ${lines - 1} rows exported; ` +
          `${alive ? "all processes alive" : "a process died"}, at most ${peaks[0]} MB in ingest and ${Math.max(...peaks.slice(1))} MB in a worker`,
        logs: stage.logs,
      });
    } finally {
      await stage.stop();
    }
  },
};
