import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";

const PATIENCE_MS = 60_000;

/** React Aria's announcer refers to pressed buttons by id; axe reports those that are gone. */
const AXE_RUN = "axe.run({ exclude: ['[data-live-announcer]'] }, { resultTypes: ['violations'] })";
/** Waits for fades; a spinner never ends. */
const AT_REST = `Promise.all(document.getAnimations()
  .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
  .map((animation) => animation.finished.catch(() => {}))).then(() => {})`;
const SERIOUS: ReadonlySet<string> = new Set(["serious", "critical"]);

/** Signs a browser in by the Cookie header of a session. */
export async function signIn(context: BrowserContext, origin: string, cookie: string): Promise<void> {
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Strict" }]);
}

/** A page in its own browser session. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Goes to a path of the site. */
  go(path: string): Promise<void>;
  /** Waits for a text. */
  sees(text: string | RegExp): Promise<void>;
  /** Fails if axe finds a serious violation. */
  isAccessible(): Promise<void>;
}

interface VisitOptions {
  /** The Cookie header of a signed-in browser; null: not signed in. */
  readonly cookie: string | null;
  readonly locale?: string | undefined;
}

/** Opens a page. On disposal it fails if the page requested anything from elsewhere or threw. */
export async function visit(
  browser: Browser,
  origin: string,
  { cookie, locale = "en-GB" }: VisitOptions,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale });
  if (cookie !== null) await signIn(context, origin, cookie);
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
