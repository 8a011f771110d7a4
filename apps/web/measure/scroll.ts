import type { Browser, Page } from "playwright-core";

interface Scroll {
  readonly rowsReached: number;
  /** Of rows that exist at a time. */
  readonly mostElements: number;
  /** Tasks of at least 50 ms in the page's only thread while it was scrolled, milliseconds. */
  readonly longTasks: readonly number[];
  readonly heapBytes: number;
}

/** Pixels a frame, as a thrown touch pad scrolls. */
const STEP_PX = 1_500;
const LIMIT_MS = 240_000;

const OBSERVE = `
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask" });`;

/** One frame's scroll, and where it has got to. */
const STEP = (px: number): string => `new Promise((resolve) => requestAnimationFrame(() => {
  window.scrollBy(0, ${px});
  const rows = document.querySelectorAll(".result-row");
  resolve({ row: Math.max(0, ...[...rows].map((row) => Number(row.dataset.row) + 1)), elements: rows.length });
}))`;

/** Scrolls a list's results from the first row to the last, then up and down in leaps. */
export async function measureScroll(browser: Browser, url: string, rows: number): Promise<Scroll> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.locator(".result-row").first().waitFor();
  // What is measured is the scrolling: the charts are drawn by then.
  await page.locator(".donut-part").first().waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate(OBSERVE);
  const seen = await scrollDown(page, rows);
  for (const px of [-2_000_000, 1_500_000, -900_000, 400_000, -5_000_000]) {
    await page.evaluate(STEP(px));
    await page.waitForTimeout(200);
  }
  const longTasks = await page.evaluate<number[]>("window.longTasks");
  const heapBytes = await page.evaluate<number>("performance.memory?.usedJSHeapSize ?? 0");
  await context.close();
  return { ...seen, longTasks, heapBytes };
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
