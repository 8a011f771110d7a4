import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { openBrowser } from "@rollcall/test-engines/browser";
import { startMock } from "./start-mock.ts";

/** On a busy machine a page takes its time. */
const PATIENCE_MS = 60_000;

/** The app in front of its mock, and a page, anew for each test. */
export interface BrowsedMock {
  readonly page: Page;
  /** Of the mock, without a path. */
  readonly origin: string;
  readonly go: (path: string) => Promise<unknown>;
  /** Waits for a text. */
  readonly shows: (text: string | RegExp) => Promise<void>;
  /** Does something while the server is away. */
  whileAway(work: () => Promise<void>): Promise<void>;
}

/** Has a browser for the tests of a file, and a mock and a page for each of them. */
export function browseMock(): BrowsedMock {
  let browser: Browser;
  let mock: Awaited<ReturnType<typeof startMock>>;
  let page: Page;
  const start = (port: number): ReturnType<typeof startMock> => startMock({ port, isEmpty: false, paceFactor: 0.2 });
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    mock = await start(0);
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      acceptDownloads: true,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await context.newPage();
  });
  afterEach(async () => {
    await page.context().close();
    await mock.close();
  });
  return {
    get page() {
      return page;
    },
    get origin() {
      return mock.origin;
    },
    go: (path) => page.goto(mock.origin + path),
    shows: (text) => page.getByText(text).first().waitFor(),
    async whileAway(work) {
      const { port } = new URL(mock.origin);
      await mock.close();
      await work();
      mock = await start(Number(port));
    },
  };
}
