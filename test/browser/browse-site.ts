import type { MailWorld } from "@rollcall/mailworld";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "../engines/browser.ts";
import { freshDatabase } from "../engines/postgres.ts";
import { visit, type Visit } from "./browser.ts";
import { type SeededSite, startSeededSite } from "./seed/start-seeded-site.ts";
import { type Site, type SiteOptions, startSite } from "./site.ts";
import type { Database } from "@rollcall/postgres";

/** A site and a browser for the tests of a suite. */
export interface BrowsedSite<Of extends Site = Site> {
  /** Of the site, without a path. */
  readonly origin: string;
  readonly database: Database;
  /** The site itself. */
  readonly running: Of;
  /** Opens a page in a browser session of its own, by default an English one. */
  visit(locale?: string): Promise<Visit>;
}

/** Who visits a site: a browser that is signed in as its owner, or one that isn't signed in. */
type Visitor = "the owner" | "a stranger";

/** A site and a browser for the tests of a suite. */
export function browseSite(
  startWorld: () => Promise<MailWorld>,
  options: SiteOptions = {},
  visitor: Visitor = "the owner",
): BrowsedSite {
  return browse(() => startSite(startWorld(), options), visitor);
}

/** The same over a seeded site. A suite's tests share it: each changes only what the others don't use. */
export function browseSeededSite(): BrowsedSite<SeededSite> {
  return browse(async () => startSeededSite(await freshDatabase()));
}

function browse<Of extends Site>(start: () => Promise<Of>, visitor: Visitor = "the owner"): BrowsedSite<Of> {
  let site: Of;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([start(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  return {
    get origin() {
      return site.origin;
    },
    get database() {
      return site.database;
    },
    get running() {
      return site;
    },
    visit: (locale) => visit(browser, site.origin, { locale, cookie: visitor === "the owner" ? site.cookie : null }),
  };
}
