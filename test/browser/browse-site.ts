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
  /** Opens a page in a browser session of its own. */
  visit(): Promise<Visit>;
}

/** Starts a site in front of a mail world, and a browser, before a suite's tests, and stops both after them. */
export function browseSite(startWorld: () => Promise<MailWorld>, options: SiteOptions = {}): BrowsedSite {
  return browse(() => startSite(startWorld(), options));
}

/** The same with a site that has every state to show. The tests of a suite share it: each changes what no other looks at. */
export function browseSeededSite(): BrowsedSite<SeededSite> {
  return browse(async () => startSeededSite(await freshDatabase()));
}

function browse<Of extends Site>(start: () => Promise<Of>): BrowsedSite<Of> {
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
    visit: () => visit(browser, site.origin),
  };
}
