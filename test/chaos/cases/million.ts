import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { probeQueues } from "@rollcall/queue";
import type { Case } from "../case.ts";
import { everywhere, HURRY } from "../hurry.ts";
import type { RunningIngest } from "../processes.ts";
import { pause, setStage, type Stage } from "../stage.ts";
import { benchOf } from "../worlds.ts";
import { readLatestRun, readRun } from "@rollcall/core";

const RUN_MS = 120_000;
const RUN_MIN_MS = 20_000;
const LOOK_MS = 5_000;
/** Concurrent keys, with two lanes each, and the resolvers. */
const OPEN_LIMIT = 2 * 2_000 + 10;
/** Memory growth that still counts as flat: caches fill up in the first half. */
const FLAT_MB = 80;

const POLICY = { ...HURRY, sessions: { start: 1, max: 2 } } as const;

/** Rows generated at a time. */
const CHUNK_ROWS = 5_000;

export function csvOf(count: number, address: (index: number) => string): Readable {
  const chunks = Array.from({ length: Math.ceil(count / CHUNK_ROWS) }, (_, chunk) => chunk);
  return Readable.from(
    (function* rows() {
      yield "Name,E-mail\n";
      for (const chunk of chunks) {
        const length = Math.min(CHUNK_ROWS, count - chunk * CHUNK_ROWS);
        const at = (index: number): string => `Person,${address(chunk * CHUNK_ROWS + index)}\n`;
        yield Array.from({ length }, (_, index) => at(index)).join("");
      }
    })(),
  );
}

/** Uploads a file and starts its run, as the web app does. Returns the run's number. */
export async function upload({ url, cookie }: RunningIngest, stage: Stage, csv: Readable): Promise<number> {
  const response = await fetch(`${url}/v1/lists?start=true&file_name=million.csv`, {
    method: "POST",
    headers: { "content-type": "text/csv", cookie },
    body: Readable.toWeb(csv),
    duplex: "half",
  });
  const list = (await response.json()) as { readonly id: string };
  if (!response.ok) throw new Error(JSON.stringify(list));
  const run = await readLatestRun(stage.ports.database, Number(list.id));
  if (!run) throw new Error("The list was not started.");
  return run.id;
}

export async function residentMb(pid: number | undefined, field: "VmRSS" | "VmHWM" = "VmRSS"): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, "utf8").catch(() => "");
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`, "u").exec(status)?.[1] ?? 0) / 1024);
}

interface Look {
  readonly open: number;
  readonly workerMb: number;
  readonly ingestMb: number;
}

/** Polls the progress as an open page does. */
async function look(stage: Stage, ingest: RunningIngest, runId: number): Promise<Look> {
  await fetch(`${ingest.url}/v1/runs/${runId}`, { headers: { cookie: ingest.cookie } }).then((response) =>
    response.text(),
  );
  const counts = await Promise.all(probeQueues(["main"]).map((queue) => stage.queues.openCount(queue)));
  const memory = await Promise.all(stage.workers.map(({ pid }) => residentMb(pid)));
  return {
    open: counts.reduce((sum, count) => sum + count, 0),
    workerMb: Math.max(...memory),
    ingestMb: await residentMb(ingest.process.pid),
  };
}

const growth = (half: readonly number[]): number => (half.at(-1) ?? 0) - (half[0] ?? 0);

export const million: Case = {
  name: "million",
  mustShow:
    "1,000,000 addresses over 300,000 sites: open jobs stay within the window, memory of ingest and workers flat",
  async run({ backend, scale }, show) {
    const count = Math.round(1_000_000 * scale);
    const world = { bench: { domains: Math.round(300_000 * scale), giantShare: 0.2 } };
    const stage = await setStage({ backend, world, workers: 2, pacing: everywhere(POLICY), retrySchedule: "60s,120s" });
    const ingest = await stage.addIngest();
    const startedMs = Date.now();
    const runId = await upload(ingest, stage, csvOf(count, benchOf(world).address));
    const startSeconds = Math.round((Date.now() - startedMs) / 1000);
    const importPeakMb = await residentMb(ingest.process.pid, "VmHWM");
    const runMs = Math.max(RUN_MIN_MS, RUN_MS * Math.min(1, scale));
    const looks: Look[] = [];
    const doneFirst = (await readRun(stage.ports.database, runId))?.done ?? 0;
    for (const endMs = Date.now() + runMs; Date.now() < endMs;) {
      looks.push(await look(stage, ingest, runId));
      await pause(LOOK_MS);
    }
    const done = ((await readRun(stage.ports.database, runId))?.done ?? 0) - doneFirst;
    await stage.stop();
    const half = looks.slice(Math.floor(looks.length / 2));
    const most = Math.max(...looks.map(({ open }) => open));
    const workerMb = half.map((one) => one.workerMb);
    const ingestMb = half.map((one) => one.ingestMb);
    show({
      name: "million",
      held: most <= OPEN_LIMIT && growth(workerMb) <= FLAT_MB && growth(ingestMb) <= FLAT_MB && done > 0,
      figures:
        `${count} rows uploaded and started in ${startSeconds} s, ingest at most ${importPeakMb} MB; then ${done} answers in ${runMs / 1000} s; ` +
        `at most ${most} open jobs of ${OPEN_LIMIT}; half way and at the end ingest ${ingestMb[0]} and ${ingestMb.at(-1)} MB, ` +
        `the biggest worker ${workerMb[0]} and ${workerMb.at(-1)} MB`,
      logs: stage.logs,
    });
  },
};
