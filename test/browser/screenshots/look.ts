import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { signIn } from "../browser.ts";
import type { SeededSite } from "../seed/start-seeded-site.ts";
import type { Site } from "../site.ts";
import type { Scene } from "./scene.ts";

/**
 * From the last change to a picture without holes. Where fingers touch, headless Chromium shows a dialog with a field in it
 * only some 300 ms after it is there.
 */
const SETTLE_MS = 700;

/** React Aria's announcer refers to pressed buttons by id; axe reports those that are gone. */
const AXE_RUN = "axe.run({ exclude: ['[data-live-announcer]'] }, { resultTypes: ['violations'] })";

const SERIOUS = new Set(["serious", "critical"]);

export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly theme: "light" | "dark";
}

export const LOOKS: readonly Look[] = [
  { name: "desktop-light", width: 1440, height: 900, theme: "light" },
  { name: "desktop-dark", width: 1440, height: 900, theme: "dark" },
  { name: "laptop-dark", width: 1024, height: 768, theme: "dark" },
  { name: "tablet-light", width: 820, height: 1180, theme: "light" },
  { name: "phone-light", width: 390, height: 844, theme: "light" },
  { name: "phone-dark", width: 390, height: 844, theme: "dark" },
];

const FAILED = "failed: ";

/** Whether the picture failed. */
export function isFailure(wrong: string): boolean {
  return wrong.startsWith(FAILED);
}

/** Takes a picture of a scene; returns problems: axe, errors, requests to elsewhere, overflow. */
export async function lookAt(
  browser: Browser,
  { origin, cookie, seeded }: Pick<Site, "origin" | "cookie"> & Partial<Pick<SeededSite, "seeded">>,
  scene: Scene,
  look: Look,
  { folder, turn }: { readonly folder: string; readonly turn: number },
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    hasTouch: look.width < 600,
    reducedMotion: "reduce",
  });
  try {
    if (scene.world !== "locked") await signIn(context, origin, cookie);
    const page = await context.newPage();
    page.on("request", (request) => {
      if (!request.url().startsWith(origin) && !request.url().startsWith("data:"))
        wrong.push(`asks elsewhere: ${request.url()}`);
    });
    page.on("pageerror", (error) => wrong.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      // The browser logs 4xx answers, which some scenes expect.
      const isRefusal = message.text().includes("status of 401");
      if (message.type() === "error" && !(isRefusal && scene.world === "locked"))
        wrong.push(`console: ${message.text()}`);
    });
    await page.goto(origin + (typeof scene.path === "string" ? scene.path : scene.path(seeded!, turn)));
    await scene.prepare?.(page);
    await page.evaluate("document.fonts.ready.then(() => {})");
    // A picture taken while scrolling has holes.
    await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: join(folder, `${scene.name}.${look.name}.png`) });
    await page.screenshot({ path: join(folder, `${scene.name}.${look.name}.full.png`), fullPage: true });
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    if (overflow > 0) wrong.push(`wider than the window by ${overflow} px`);
    await page.evaluate(axe.source);
    const results = await page.evaluate<AxeResults>(AXE_RUN);
    for (const violation of results.violations.filter(({ impact }) => SERIOUS.has(impact ?? ""))) {
      const [node] = violation.nodes;
      wrong.push(
        `axe ${violation.id} (${violation.nodes.length}): ${node?.target.join(" ")}: ${node?.failureSummary?.split("\n")[1]?.trim()}`,
      );
    }
  } catch (error) {
    wrong.push(`${FAILED}${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`);
  } finally {
    await context.close();
  }
  return wrong;
}
