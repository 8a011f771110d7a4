import { signIn } from "../browser.ts";
import type { Site } from "../site.ts";
import type { Browser, Page } from "playwright-core";
import { readTasks, type Task } from "./tasks.ts";

interface Scroll {
  readonly rowsReached: number;
  /** Of rows that exist at a time. */
  readonly mostElements: number;
  /** Of the page's only thread while it was scrolled. */
  readonly tasks: readonly Task[];
}

/** Pixels a frame: every row in view is a new one each time. */
const STEP_PX = 4_000;
const LIMIT_MS = 600_000;

/** Scrolls by one frame and returns the position. */
const STEP = (px: number): string => `new Promise((resolve) => requestAnimationFrame(() => {
  window.scrollBy(0, ${px});
  const rows = document.querySelectorAll(".result-row");
  resolve({ row: Math.max(0, ...[...rows].map((row) => Number(row.dataset.row) + 1)), elements: rows.length });
}))`;

/** Scrolls a list's results to the last row, then up and down in leaps. */
export async function measureScroll(
  browser: Browser,
  { origin, cookie }: Pick<Site, "origin" | "cookie">,
  path: string,
  rows: number,
): Promise<Scroll> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await signIn(context, origin, cookie);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(origin + path);
  await page.locator(".result-row").first().waitFor();
  // What is measured is the scrolling: the charts are drawn by then.
  await page.locator(".donut-part").first().waitFor();
  await page.waitForTimeout(1_000);
  await browser.startTracing(page, { categories: ["toplevel"] });
  const seen = await scrollDown(page, rows);
  for (const px of [-2_000_000, 1_500_000, -900_000, 400_000, -5_000_000]) {
    await page.evaluate(STEP(px));
    await page.waitForTimeout(200);
  }
  const tasks = readTasks(await browser.stopTracing());
  await context.close();
  return { ...seen, tasks };
}

async function scrollDown(page: Page, rows: number): Promise<{ rowsReached: number; mostElements: number }> {
  const untilMs = performance.now() + LIMIT_MS;
  let rowsReached = 0;
  let mostElements = 0;
  while (rowsReached < rows && performance.now() < untilMs) {
    const { row, elements } = await page.evaluate<{ row: number; elements: number }>(STEP(STEP_PX));
    rowsReached = Math.max(rowsReached, row);
    mostElements = Math.max(mostElements, elements);
  }
  return { rowsReached, mostElements };
}
