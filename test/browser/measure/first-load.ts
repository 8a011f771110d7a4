import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { signIn } from "../browser.ts";
import type { Site } from "../site.ts";

type SignedIn = Pick<Site, "origin" | "cookie">;

interface FirstLoad {
  /** Gzipped. */
  readonly scriptBytes: number;
  readonly styleBytes: number;
  /** From the navigation on (First and Largest Contentful Paint). */
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly elsewhere: readonly string[];
}

const PAINTS = `new Promise((resolve) => new PerformanceObserver((list) => resolve({
  first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  largest: list.getEntries().at(-1).startTime,
})).observe({ type: "largest-contentful-paint", buffered: true }))`;

/** Opens a page with an empty cache. */
export async function measureFirstLoad(
  browser: Browser,
  { origin, cookie }: SignedIn,
  path: string,
): Promise<FirstLoad> {
  const url = origin + path;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await signIn(context, origin, cookie);
  const page = await context.newPage();
  const sizes: Record<"js" | "css", Promise<number>[]> = { js: [], css: [] };
  const elsewhere: string[] = [];
  page.on("response", (response) => {
    if (new URL(response.url()).origin !== new URL(url).origin) elsewhere.push(response.url());
    const kind = /\.(js|css)$/u.exec(response.url())?.[1] as "js" | "css" | undefined;
    if (kind !== undefined) sizes[kind].push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("load");
  // Later requests, such as the charts', don't count.
  page.removeAllListeners("response");
  const paints = await page.evaluate<{ first: number; largest: number }>(PAINTS);
  const sum = async (kind: "js" | "css"): Promise<number> =>
    (await Promise.all(sizes[kind])).reduce((total, size) => total + size, 0);
  const load = {
    scriptBytes: await sum("js"),
    styleBytes: await sum("css"),
    firstPaintMs: paints.first,
    largestPaintMs: paints.largest,
    elsewhere,
  };
  await context.close();
  return load;
}
