import path from "node:path";
import { run, startBenchDatabase } from "./bench-database.ts";
import { upload } from "./import.ts";
import { makeList } from "./make-list.ts";
import { say, sayMachine } from "./report.ts";
import { RARE_ANSWERS, REOPENED, seedAnswers } from "./seed-answers.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const GOAL_MS = 100;
const ROUNDS = 25;
/** The first request may fill caches. */
const SETTLE_MS = 60_000;
const INDEX_LIMIT_MS = 120_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** The web app's requests about a list, as paths under /v1. `ROWS`: a row number, in hundredths of the list. */
const QUESTIONS: readonly (readonly [name: string, path: string])[] = [
  ["page of lists", "/lists?limit=30"],
  ["the list", "/lists/1"],
  ["its run", "/runs/1"],
  ["its summary", "/lists/1/summary"],
  ["first page", "/lists/1/results"],
  ["a page from its last tenth", "/lists/1/results?cursor=90%"],
  ["status, 1 row in 4", "/lists/1/results?status=undeliverable"],
  ["status, from the last tenth", "/lists/1/results?status=undeliverable&cursor=90%"],
  ["reason, 1 row in 4", "/lists/1/results?reason=catch_all"],
  ["reason, 1 row in 1,000", "/lists/1/results?reason=mailbox_full"],
  ["reason, 1 row in 60,000", "/lists/1/results?reason=blocked"],
  ["reason that no row has", "/lists/1/results?reason=null_mx"],
  ["provider", "/lists/1/results?provider=google"],
  ["status and provider", "/lists/1/results?status=risky&provider=google"],
  ["duplicates alone", "/lists/1/results?duplicates=only"],
  ["domain of a few rows", "/lists/1/results?domain=company77.net"],
  ["search that thousands fit", "/lists/1/results?q=fatima"],
  ["search that one fits", "/lists/1/results?q=.777777@"],
  ["search that nobody fits", "/lists/1/results?q=nobody.at.all"],
  ["search and a rare reason", "/lists/1/results?q=gmail&reason=mailbox_full"],
];

/** Times the web app's requests about a fully answered list over HTTP, each many times. */
export async function benchQueries(rows: number): Promise<void> {
  const database = await startBenchDatabase();
  try {
    const file = path.join(database.folder, "list.csv");
    await makeList(file, rows);
    const { url } = await upload(database, "answered", file, rows);
    await seedAnswers(url);
    await run(url, ...RARE_ANSWERS);
    say(`questions to a list of ${rows.toLocaleString("en")} answered rows, ${ROUNDS} times each`);
    await askQuestions(url, rows, true);
    await run(url, "UPDATE runs SET state = 'running', completed_at = NULL", ...REOPENED);
    say(`the same while every second row waits for its answer`);
    await askQuestions(url, rows, false);
  } finally {
    await database.stop();
  }
}

async function askQuestions(url: string, rows: number, isOver: boolean): Promise<void> {
  const server = await startServerProcess(url);
  try {
    sayMachine();
    if (isOver) say(`  index of the rows made ${(await secondsToIndex(server)).toFixed(1)} s after the first look`);
    const medians: number[] = [];
    for (const [name, question] of QUESTIONS) {
      const path = question.replace("90%", String(Math.floor(rows * 0.9)));
      medians.push(await ask(name, server, path));
    }
    const met = medians.filter((ms) => ms < GOAL_MS).length;
    say(`  ${met} of ${medians.length} under ${GOAL_MS} ms at the median`);
  } finally {
    await server.stop();
  }
}

/** Opens the list repeatedly until filters report a total. */
async function secondsToIndex(server: ServerProcess): Promise<number> {
  const startedMs = performance.now();
  const endMs = startedMs + INDEX_LIMIT_MS;
  while (performance.now() < endMs) {
    const response = await get(server, "/lists/1/results?status=risky&limit=1");
    if (((await response.json()) as { readonly total?: number | null }).total !== null) break;
    await pause(200);
  }
  return (performance.now() - startedMs) / 1000;
}

async function get({ url, cookie }: ServerProcess, path: string): Promise<Response> {
  return await fetch(`${url}/v1${path}`, { headers: { cookie } });
}

async function ask(name: string, server: ServerProcess, path: string): Promise<number> {
  const first = await timed(server, path);
  const times: number[] = [];
  const untilMs = performance.now() + SETTLE_MS;
  for (let round = 0; round < ROUNDS && performance.now() < untilMs; round += 1)
    times.push((await timed(server, path)).ms);
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
  const worst = times.at(-1) ?? Number.NaN;
  const verdict = median < GOAL_MS ? "ok" : `MISSED: below ${GOAL_MS}`;
  const figures = [median, worst, first.ms].map((ms) => ms.toFixed(1).padStart(9));
  say(
    `  ${name.padEnd(32)}median ${figures[0]} ms, worst ${figures[1]}, first ${figures[2]}  ${first.rows}  ${verdict}`,
  );
  return median;
}

async function timed(server: ServerProcess, path: string): Promise<{ readonly ms: number; readonly rows: string }> {
  const startedMs = performance.now();
  const response = await get(server, path);
  const body = (await response.json()) as { readonly results?: readonly unknown[]; readonly total?: number | null };
  const ms = performance.now() - startedMs;
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return { ms, rows: body.results === undefined ? "" : `${body.results.length} of ${body.total ?? "?"} rows` };
}
