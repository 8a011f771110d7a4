import { request } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { truthOf, type WorldDescription } from "@rollcall/mailworld";
import { readLatestRun, readRun } from "@rollcall/core";
import { everywhere } from "../test/chaos/hurry.ts";
import type { RunningIngest } from "../test/chaos/processes.ts";
import { pause, setStage, type Stage } from "../test/chaos/stage.ts";
import { benchOf, type WorldRequest } from "../test/chaos/worlds.ts";
import { cpuSecondsByProgram, memoryMb } from "./process-cost.ts";
import { say, sayGoal, sayMachine, sayTime } from "./report.ts";
import { WIDE_OPEN } from "./session-shapes.ts";

const SMALLEST = 10_000;
const STEP = 10;
/** Addresses at each domain: the number of domains grows with the list, as it does in real ones. */
const PER_DOMAIN = 200;
const LOOK_MS = 5_000;
/** Rows made at a time. */
const CHUNK_ROWS = 5_000;
/** What a worker may have open at once: a small machine's. */
const SESSIONS = 100;
/** Bounds what a worker's garbage takes: docs/scaling.md. Without it V8 lets it grow to some 600 MB where there is room. */
const WORKER_HEAP = "--max-old-space-size=320";
/** Every 997th exported row is compared with the simulated world. */
const EVERY = 997;

const EXPONENT_GOAL = 1.05;
const WORKER_GOAL_MB = 400;
/** Growth over the second half of a run that still counts as flat. */
const FLAT_MB = 20;

interface Measured {
  readonly rows: number;
  readonly cpuS: number;
}

/**
 * Lists of ten times the rows each, up to `rows`: uploaded, verified in a simulated mail world and exported by the
 * processes that an operator runs. What the last one takes of memory, and how processor time grows with rows.
 */
export async function benchGrowth(rows: number): Promise<void> {
  const measured: Measured[] = [];
  for (let size = Math.min(SMALLEST, rows); size <= rows; size *= STEP) measured.push(await measure(size));
  say("growth of processor time");
  for (const { rows: size, cpuS } of measured) sayTime(`${size.toLocaleString("en")} rows, CPU`, size, cpuS);
  if (measured.length < 2) return;
  const exponent = slope(measured.map((one) => [Math.log(one.rows), Math.log(one.cpuS)] as const));
  sayGoal("exponent of processor time over rows", exponent, exponent <= EXPONENT_GOAL, `at most ${EXPONENT_GOAL}`);
}

async function measure(rows: number): Promise<Measured> {
  say(`growth: ${rows.toLocaleString("en")} rows, ${PER_DOMAIN} addresses at each domain, ${SESSIONS} sessions`);
  sayMachine();
  const world: WorldRequest = { bench: { domains: Math.ceil(rows / PER_DOMAIN), giantShare: 0 } };
  const flags = { NODE_OPTIONS: "--max-semi-space-size=4" };
  const stage = await setStage({
    backend: "redis",
    world,
    workers: 1,
    pacing: everywhere(WIDE_OPEN),
    retrySchedule: "2s,4s",
    workerEnvironment: { NODE_OPTIONS: `${flags.NODE_OPTIONS} ${WORKER_HEAP}`, SESSIONS: String(SESSIONS) },
  });
  try {
    const ingest = await stage.addIngest(flags);
    const before = await cpuSecondsByProgram();
    const { description, address } = benchOf(world);
    const startedMs = performance.now();
    const runId = await upload(ingest, stage, csvOf(rows, address));
    sayTime("uploaded and started", rows, secondsSince(startedMs), await peaks(stage, ingest));
    await follow(stage, runId, rows, startedMs);
    sayTime("verified, since the upload began", rows, secondsSince(startedMs), await peaks(stage, ingest));
    await download(ingest, stage, runId, { rows, description });
    const cpuS = total(await cpuSecondsByProgram()) - total(before);
    return { rows, cpuS };
  } finally {
    await stage.stop();
  }
}

/** Uploads a file and starts its run; its number. By node:http, as fetch gives up after five minutes without headers. */
async function upload({ url, cookie }: RunningIngest, stage: Stage, csv: Readable): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const headers = { "content-type": "text/csv", cookie };
  const sending = request(
    `${url}/v1/lists?start=true&file_name=growth.csv`,
    { method: "POST", headers },
    (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => (response.statusCode === 201 ? resolve(text) : reject(new Error(text))));
    },
  );
  await Promise.all([promise, pipeline(csv, sending)]);
  const list = JSON.parse(await promise) as { readonly id: string };
  const run = await readLatestRun(stage.database, Number(list.id));
  if (!run) throw new Error("The list was not started.");
  return run.id;
}

/** Lines as a CRM exports them, some 110 bytes each. */
function csvOf(rows: number, address: (index: number) => string): Readable {
  const line = (index: number): string =>
    `${index},Anna,Müller,${address(index)},"Müller & Sons, Inc.",Berlin,+49 30 ${1_000_000 + index},imported ${index % 365}\r\n`;
  return Readable.from(
    (function* chunks() {
      yield "id,first name,last name,email,company,city,phone,note\r\n";
      for (let from = 0; from < rows; from += CHUNK_ROWS) {
        const length = Math.min(CHUNK_ROWS, rows - from);
        yield Array.from({ length }, (_, index) => line(from + index)).join("");
      }
    })(),
  );
}

/** Waits for the end of a run, and says what the worker's memory does. */
async function follow(stage: Stage, runId: number, rows: number, startedMs: number): Promise<void> {
  const looks: { readonly done: number; readonly workerMb: number }[] = [];
  let said = 0;
  for (;;) {
    const run = await readRun(stage.database, runId);
    const done = run?.done ?? 0;
    looks.push({ done, workerMb: await memoryMb(stage.workers[0]?.pid ?? 0, "VmRSS") });
    if (run?.state === "completed") break;
    if (done >= said + rows / STEP && rows >= 1_000_000) {
      said = done;
      sayTime("  verified so far", done, secondsSince(startedMs), `worker ${looks.at(-1)?.workerMb.toFixed(0)} MB`);
    }
    await pause(LOOK_MS);
  }
  const half = looks.filter(({ done }) => done >= rows / 2);
  const most = Math.max(...looks.map(({ workerMb }) => workerMb));
  const grown = (half.at(-1)?.workerMb ?? 0) - (half[0]?.workerMb ?? 0);
  sayGoal("memory of the worker, MB", most, most <= WORKER_GOAL_MB, `at most ${WORKER_GOAL_MB}`);
  sayGoal("  grown over the second half, MB", grown, grown <= FLAT_MB, `at most ${FLAT_MB}`);
}

/** Downloads the list, and holds one row of many against the world. */
async function download(
  ingest: RunningIngest,
  stage: Stage,
  runId: number,
  expected: { readonly rows: number; readonly description: WorldDescription },
): Promise<void> {
  const startedMs = performance.now();
  const listId = (await readRun(stage.database, runId))?.listId;
  const response = await fetch(`${ingest.url}/v1/lists/${listId}/export?format=csv`, {
    headers: { cookie: ingest.cookie },
  });
  if (!response.ok || response.body === null) throw new Error(await response.text());
  let lines = 0;
  let header: readonly string[] = [];
  const checked = { right: 0, open: 0, wrong: 0 };
  for await (const line of linesOf(response.body)) {
    if (lines === 0) header = line.split(",");
    else if (lines % EVERY === 0) checked[judge(header, line, expected.description)] += 1;
    lines += 1;
  }
  sayTime("exported", expected.rows, secondsSince(startedMs), await peaks(stage, ingest));
  sayGoal("rows exported", lines - 1, lines - 1 === expected.rows, `all ${expected.rows.toLocaleString("en")}`);
  const tried = `${checked.right} right, ${checked.open} unknown`;
  sayGoal(`wrong of every ${EVERY}th (${tried})`, checked.wrong, checked.wrong === 0 && checked.right > 0, "0");
}

/** No cell of this list holds a separator, but for the company's. */
function judge(header: readonly string[], line: string, world: WorldDescription): "right" | "open" | "wrong" {
  const cells = line.replace(/"[^"]*"/u, "").split(",");
  const cell = (name: string): string => cells[header.indexOf(name)] ?? "";
  const status = cell("rc_status");
  if (status === "unknown") return "open";
  return truthOf(world, cell("email")).some(
    (truth) => truth.status === status && (truth.reason as string) === cell("rc_reason"),
  )
    ? "right"
    : "wrong";
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function peaks(stage: Stage, ingest: RunningIngest): Promise<string> {
  const worker = await memoryMb(stage.workers[0]?.pid ?? 0, "VmHWM");
  const server = await memoryMb(ingest.process.pid ?? 0, "VmHWM");
  return `peaks: worker ${worker.toFixed(0)} MB, ingest ${server.toFixed(0)} MB`;
}

const total = (seconds: ReadonlyMap<string, number>): number =>
  [...seconds.values()].reduce((sum, one) => sum + one, 0);
const secondsSince = (startedMs: number): number => (performance.now() - startedMs) / 1000;

/** Slope of the line of least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
