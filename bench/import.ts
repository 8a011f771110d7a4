import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { request } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { type BenchDatabase, run, startBenchDatabase } from "./bench-database.ts";
import { copyInSeconds } from "./copy-baseline.ts";
import { COLUMNS, makeList } from "./make-list.ts";
import { say, sayGoal, sayMachine, sayTime } from "./report.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** Warm-up upload: a process's first list takes 0.3 s more to load and compile code. */
const ROWS_BEFORE = 20_000;

const RATIO_GOAL = 0.25;
const MEMORY_GOAL_MB = 350;

/**
 * Uploads a list over HTTP, compared with COPY of the same file into a table of text columns; then one twice as long.
 */
export async function benchImport(rows: number): Promise<void> {
  const database = await startBenchDatabase();
  try {
    const file = path.join(database.folder, "list.csv");
    await makeList(file, rows);
    say(`import of ${rows.toLocaleString("en")} rows, ${COLUMNS.length} columns, ${await megabytes(file)} MB`);
    sayMachine();
    const plain = await database.create("plain");
    const before = await copy(plain, file, rows);
    const small = path.join(database.folder, "small.csv");
    await makeList(small, ROWS_BEFORE);
    const once = await upload(database, "once", file, rows, small);
    const after = await copy(plain, file, rows);
    await makeList(file, rows * 2);
    const twice = await upload(database, "twice", file, rows * 2, small);
    const ratio = Math.min(before, after) / once.seconds;
    sayGoal("speed, of COPY's", ratio, ratio >= RATIO_GOAL, `at least ${RATIO_GOAL}`);
    for (const { peak } of [once, twice]) {
      sayGoal("memory of the process, MB", peak, peak <= MEMORY_GOAL_MB, `at most ${MEMORY_GOAL_MB}`);
    }
  } finally {
    await database.stop();
  }
}

async function copy(url: string, file: string, rows: number): Promise<number> {
  const columns = COLUMNS.map((name) => `"${name}" text`).join(", ");
  await run(url, "DROP TABLE IF EXISTS list", `CREATE TABLE list (${columns})`, "CHECKPOINT");
  const seconds = await copyInSeconds(url, file, "list");
  sayTime("COPY into one table of plain texts", rows, seconds);
  return seconds;
}

/** Uploads a list into a new database, after the list `before`. */
export async function upload(
  database: BenchDatabase,
  name: string,
  file: string,
  rows: number,
  before?: string,
): Promise<{ readonly url: string; readonly seconds: number; readonly peak: number }> {
  const url = await database.create(name);
  const server = await startServerProcess(url);
  try {
    if (before !== undefined) await post(server, before);
    await run(url, "CHECKPOINT");
    const startedMs = performance.now();
    const list = await post(server, file);
    const seconds = (performance.now() - startedMs) / 1000;
    if (list.row_count !== rows) throw new Error(`Of ${rows} rows ${list.row_count} were stored.`);
    const peak = await server.peakMegabytes();
    sayTime("upload into stored, deduplicated rows", rows, seconds, `peak ${Math.round(peak)} MB`);
    return { url, seconds, peak };
  } finally {
    await server.stop();
  }
}

async function post({ url, cookie }: ServerProcess, file: string): Promise<{ readonly row_count: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly row_count: number }>();
  const headers = { "content-type": "text/csv", cookie };
  const sending = request(`${url}/v1/lists`, { method: "POST", headers }, (response) => {
    let text = "";
    response.on("data", (chunk: Buffer) => (text += chunk.toString()));
    response.on("end", () => {
      if (response.statusCode === 201) resolve(JSON.parse(text) as { readonly row_count: number });
      else reject(new Error(text));
    });
  });
  await pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), sending);
  return await promise;
}

async function megabytes(file: string): Promise<number> {
  return Math.round((await stat(file)).size / 1e6);
}
