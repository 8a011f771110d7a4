import type { Database } from "@rollcall/db";
import type { MailWorld } from "@rollcall/mailworld";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "../engines/browser.ts";
import { visit, type Visit } from "./browser.ts";
import { type Site, type SiteOptions, startSite } from "./site.ts";

/** A site and a browser for the tests of a suite. */
export interface BrowsedSite {
  /** Of the site, without a path. */
  readonly origin: string;
  readonly database: Database;
  /** Opens a page in a browser session of its own. */
  visit(): Promise<Visit>;
}

/** Starts a site in front of a mail world, and a browser, before a suite's tests, and stops both after them. */
export function browseSite(startWorld: () => Promise<MailWorld>, options: SiteOptions = {}): BrowsedSite {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(startWorld(), options), openBrowser()]);
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
    visit: () => visit(browser, site.origin),
  };
}
