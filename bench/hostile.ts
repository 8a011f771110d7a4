import { request } from "node:http";
import { HOSTILE_FILES } from "@rollcall/tabular/testing/hostile-files";
import { startBenchDatabase } from "./bench-database.ts";
import { say, sayGoal, sayMachine } from "./report.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** Others wait no longer than this while such a file is read. */
const LIVE_GOAL_MS = 200;
/** What docs/deployment.md asks for its container. */
const MEMORY_GOAL_MB = 1_000;
/** Between two questions, milliseconds. */
const PAUSE_MS = 10;

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Uploads files that were made to hold a server up, and asks `/livez` all the while: what came of each, and the slowest answer. */
export async function benchHostile(_rows: number, isWanted: (part: string) => boolean): Promise<void> {
  const database = await startBenchDatabase();
  const server = await startServerProcess(await database.create("hostile"));
  let slowest = 0;
  try {
    say("files made to hold a server up, each uploaded and previewed at once");
    sayMachine();
    for (const [name, bytesOf] of HOSTILE_FILES) {
      if (!isWanted(name)) continue;
      const bytes = Uint8Array.from(await bytesOf());
      const startedMs = performance.now();
      const work = Promise.all([post(server, "/v1/lists?column=1", bytes), post(server, "/v1/lists/preview", bytes)]);
      const waited = await slowestAnswer(server, work);
      const seconds = (performance.now() - startedMs) / 1_000;
      const [list, preview] = await work;
      slowest = Math.max(slowest, waited);
      const size = `${(bytes.length / 1e6).toFixed(1)} MB`.padStart(9);
      say(
        `  ${name.padEnd(52)}${size} ${seconds.toFixed(1).padStart(6)} s  list ${list}, preview ${preview}, slowest answer ${Math.round(waited)} ms`,
      );
    }
    sayGoal("slowest answer of /livez, ms", slowest, slowest <= LIVE_GOAL_MS, `at most ${LIVE_GOAL_MS}`);
    const peak = await server.peakMegabytes();
    sayGoal("memory of the process, MB", peak, peak <= MEMORY_GOAL_MB, `at most ${MEMORY_GOAL_MB}`);
  } finally {
    await server.stop();
    await database.stop();
  }
}

async function post({ url, cookie }: ServerProcess, path: string, body: Uint8Array): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sending = request(`${url}${path}`, { method: "POST", headers: { cookie } }, (response) => {
    response.resume().on("end", () => resolve(response.statusCode ?? 0));
  });
  sending.on("error", reject).end(body);
  return await promise;
}

async function slowestAnswer({ url }: ServerProcess, work: Promise<unknown>): Promise<number> {
  const state = { isDone: false };
  const watched = work.finally(() => (state.isDone = true));
  let slowest = 0;
  while (!state.isDone) {
    const askedMs = performance.now();
    await (await fetch(`${url}/livez`)).arrayBuffer();
    slowest = Math.max(slowest, performance.now() - askedMs);
    await pause(PAUSE_MS);
  }
  await watched;
  return slowest;
}
