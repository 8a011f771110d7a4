import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";

/** On a busy machine a page takes its time. */
const PATIENCE_MS = 60_000;

/** React Aria's announcer names a button by its id, and axe minds when that button has gone meanwhile. */
const AXE_RUN = "axe.run({ exclude: ['[data-live-announcer]'] }, { resultTypes: ['violations'] })";
/** What still fades in has not its colours yet. A spinner never ends: it is not waited for. */
const AT_REST = `Promise.all(document.getAnimations()
  .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
  .map((animation) => animation.finished.catch(() => {}))).then(() => {})`;
const SERIOUS: ReadonlySet<string> = new Set(["serious", "critical"]);

/** A page in a browser session of its own, and what it did that it must not do. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Goes to a path of the site. */
  go(path: string): Promise<void>;
  /** Waits for a text. */
  sees(text: string | RegExp): Promise<void>;
  /** Fails where axe finds a serious violation on the page as it is now. */
  isAccessible(): Promise<void>;
}

/** Opens a page. When it is closed, it must have asked nobody but the site, and thrown nothing. */
export async function visit(browser: Browser, origin: string, locale = "en-GB"): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("request", (request) => {
    if (!/^(?:data|blob):/u.test(request.url()) && !request.url().startsWith(origin)) wrong.push(request.url());
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  return {
    page,
    go: async (path) => void (await page.goto(origin + path)),
    sees: (text) => page.getByText(text).first().waitFor(),
    async isAccessible() {
      await page.evaluate(axe.source);
      await page.evaluate(AT_REST);
      const { violations } = await page.evaluate<AxeResults>(AXE_RUN);
      const serious = violations.filter(({ impact }) => SERIOUS.has(impact ?? ""));
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      expect(wrong).toEqual([]);
    },
  };
}
