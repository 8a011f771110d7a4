/**
 * Measures what users feel: how much the first page fetches, when it appears, and whether a list of 100,000 rows scrolls
 * smoothly. `npm run measure -- [--rows 100000]`. Fails if a figure misses its goal.
 */
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { openBrowser } from "../../engines/browser.ts";
import { declareEngines } from "../../engines/engines.ts";
import { freshDatabase } from "../../engines/postgres.ts";
import { startSeededSite } from "../seed/start-seeded-site.ts";
import { withTestPostgres } from "../seed/with-test-postgres.ts";
import { measureFirstLoad } from "./first-load.ts";
import { measureScroll } from "./scroll.ts";
import type { Task } from "./tasks.ts";

const FIRST_LOAD_LIMIT_BYTES = 250_000;
const LONG_TASK_LIMIT_MS = 100;

const { values } = parseArgs({ options: { rows: { type: "string", default: "100000" } } });
const rows = Number(values.rows);

let missed = 0;
function say(what: string, figure: string, isMet: boolean | null = null, goal = ""): void {
  if (isMet === false) missed += 1;
  const verdict = isMet === null ? "" : isMet ? `ok: ${goal}` : `MISSED: ${goal}`;
  console.log(`  ${what.padEnd(42)}${figure.padStart(12)}   ${verdict}`.trimEnd());
}
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (duration: number): string => `${Math.round(duration)} ms`;

async function measure(): Promise<void> {
  const site = await startSeededSite(await freshDatabase(), rows);
  const browser = await openBrowser();
  const { done } = site.seeded.lists;
  try {
    console.log(`${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, Chromium ${browser.version()}`);
    for (const [page, path] of [
      ["the lists", "/"],
      ["a list with its results", `/lists/${done}`],
      ["check one", "/check"],
    ] as const) {
      const load = await measureFirstLoad(browser, site, path);
      console.log(`first load of ${page}`);
      const isSmall = load.scriptBytes < FIRST_LOAD_LIMIT_BYTES;
      say("JavaScript, gzipped", kB(load.scriptBytes), isSmall, `below ${kB(FIRST_LOAD_LIMIT_BYTES)}`);
      say("styles, gzipped", kB(load.styleBytes));
      say("first paint", ms(load.firstPaintMs));
      say("largest paint", ms(load.largestPaintMs));
      say("requests to elsewhere", String(load.elsewhere.length), load.elsewhere.length === 0, "none");
    }
    const scroll = await measureScroll(browser, site, `/lists/${done}`, rows);
    console.log(`scrolling through ${rows.toLocaleString("en")} rows`);
    say("rows reached", scroll.rowsReached.toLocaleString("en"), scroll.rowsReached >= rows, "all of them");
    say("rows in the document at most", String(scroll.mostElements));
    const longest = (kind: keyof Task): number => Math.max(0, ...scroll.tasks.map((task) => task[kind]));
    const isSmooth = longest("processorMs") <= LONG_TASK_LIMIT_MS;
    say("longest task, of a processor", ms(longest("processorMs")), isSmooth, `at most ${LONG_TASK_LIMIT_MS} ms`);
    say("longest task, by the clock", ms(longest("clockMs")));
    say("tasks", scroll.tasks.length.toLocaleString("en"), scroll.tasks.length > 100, "there is something to measure");
  } finally {
    await browser.close();
    await site.stop();
  }
}

declareEngines(["chromium"]);
await withTestPostgres(measure);
process.exitCode = missed === 0 ? 0 : 1;
