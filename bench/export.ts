import { get, type IncomingMessage } from "node:http";
import path from "node:path";
import { answerQuery, EVERY_ROW } from "../packages/core/src/rows/answer-query.ts";
import { type BenchDatabase, run, startBenchDatabase } from "./bench-database.ts";
import { copyOutSeconds } from "./copy-baseline.ts";
import { makeList } from "./make-list.ts";
import { say, sayGoal, sayMachine, sayTime } from "./report.ts";
import { seedAnswers } from "./seed-answers.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { upload } from "./import.ts";

const RATIO_GOAL = 0.25;
const MEMORY_GOAL_MB = 350;

const LF = 10;

/**
 * Downloads a verified list over HTTP, compared with COPY of the same rows with their answers: from the tables, as the
 * export reads them, and from a table that holds them joined.
 */
export async function benchExport(rows: number): Promise<void> {
  const database = await startBenchDatabase();
  try {
    const url = await prepare(database, rows);
    say(`export of ${rows.toLocaleString("en")} rows with their answers`);
    sayMachine();
    const query = `${answerQuery({ listId: 1, runId: 1, final: false, several: false }, EVERY_ROW)} ORDER BY r.row_number`;
    await run(url, `CREATE TABLE joined AS ${named(query)}`, "VACUUM ANALYZE joined", "CHECKPOINT");
    const joining = await copyOutSeconds(url, query);
    sayTime("COPY of the rows joined with their answers", rows, joining);
    const joined = await copyOutSeconds(url, "SELECT * FROM joined");
    sayTime("COPY of one table that holds the same", rows, joined);
    const server = await startServerProcess(url);
    try {
      const { seconds, lines, megabytes } = await download(server);
      if (lines !== rows + 1) throw new Error(`Of ${rows} rows ${lines - 1} came.`);
      const peak = await server.peakMegabytes();
      sayTime("download of everything as CSV", rows, seconds, `${megabytes} MB, peak ${Math.round(peak)} MB`);
      for (const [what, base] of [
        ["speed, of COPY's with the join", joining],
        ["speed, of COPY's from one table", joined],
      ] as const) {
        sayGoal(what, base / seconds, base / seconds >= RATIO_GOAL, `at least ${RATIO_GOAL}`);
      }
      sayGoal("memory of the process, MB", peak, peak <= MEMORY_GOAL_MB, `at most ${MEMORY_GOAL_MB}`);
    } finally {
      await server.stop();
    }
  } finally {
    await database.stop();
  }
}

async function prepare(database: BenchDatabase, rows: number): Promise<string> {
  const file = path.join(database.folder, "list.csv");
  await makeList(file, rows);
  const { url } = await upload(database, "verified", file, rows);
  await seedAnswers(url);
  return url;
}

/** Gives the columns of a query distinct names. */
function named(query: string): string {
  const columns = Array.from({ length: 23 }, (_, index) => `column${index}`).join(", ");
  return `WITH answers (${columns}) AS (${query}) SELECT * FROM answers`;
}

async function download({
  url,
  cookie,
}: ServerProcess): Promise<{ readonly seconds: number; readonly lines: number; readonly megabytes: number }> {
  const startedMs = performance.now();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/v1/lists/1/export`, { headers: { cookie } }, resolve).on("error", reject);
  });
  let lines = 0;
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, at + 1)) lines += 1;
  }
  return { seconds: (performance.now() - startedMs) / 1000, lines, megabytes: Math.round(bytes / 1e6) };
}
