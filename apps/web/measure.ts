/**
 * Measures what readers feel: how much the first page fetches, when it is there, and whether a list of 100,000 rows scrolls
 * without a halt. `node measure.ts [--rows 100000] [--no-build]`. Fails where a figure is not as it should be.
 */
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { build } from "vite";
import { measureFirstLoad } from "./measure/first-load.ts";
import { measureScroll } from "./measure/scroll.ts";
import type { Task } from "./measure/tasks.ts";
import { startMock } from "./mock/start-mock.ts";

const FIRST_LOAD_LIMIT_BYTES = 250_000;
const LONG_TASK_LIMIT_MS = 100;

const { values } = parseArgs({
  options: { rows: { type: "string", default: "100000" }, "no-build": { type: "boolean", default: false } },
});
const rows = Number(values.rows);

let missed = 0;
function say(what: string, figure: string, isMet: boolean | null = null, goal = ""): void {
  if (isMet === false) missed += 1;
  const verdict = isMet === null ? "" : isMet ? `ok: ${goal}` : `MISSED: ${goal}`;
  console.log(`  ${what.padEnd(42)}${figure.padStart(12)}   ${verdict}`.trimEnd());
}
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (duration: number): string => `${Math.round(duration)} ms`;

if (!values["no-build"]) await build({ root: fileURLToPath(new URL(".", import.meta.url)), logLevel: "warn" });
const mock = await startMock({ port: 0, isEmpty: false, paceFactor: 1, longListRows: rows });
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
try {
  console.log(`${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, Chromium ${browser.version()}`);
  for (const [page, path] of [
    ["the lists", "/"],
    ["a list with its results", "/lists/8"],
    ["check one", "/check"],
  ] as const) {
    const load = await measureFirstLoad(browser, mock.origin + path);
    console.log(`first load of ${page}`);
    const isSmall = load.scriptBytes < FIRST_LOAD_LIMIT_BYTES;
    say("JavaScript, gzipped", kB(load.scriptBytes), isSmall, `below ${kB(FIRST_LOAD_LIMIT_BYTES)}`);
    say("styles, gzipped", kB(load.styleBytes));
    say("first paint", ms(load.firstPaintMs));
    say("largest paint", ms(load.largestPaintMs));
    say("requests to elsewhere", String(load.elsewhere.length), load.elsewhere.length === 0, "none");
  }
  const scroll = await measureScroll(browser, `${mock.origin}/lists/1`, rows);
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
  await mock.close();
}
process.exitCode = missed === 0 ? 0 : 1;
