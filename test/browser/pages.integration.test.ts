import { expect, test } from "vitest";
import { startSmallWorld } from "../cli/small-world.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

/** Every page of a new server, with what it shows once loaded. */
const PAGES: readonly (readonly [path: string, shows: RegExp])[] = [
  ["/", /Drop a list here/u],
  ["/check", /No message is sent/u],
  ["/contacts", /No contacts yet/u],
  ["/schedules", /Create schedule/u],
  ["/suppressions", /suppression list/iu],
  ["/providers", /No providers contacted yet/u],
  ["/webhooks", /webhook/iu],
  ["/keys", /No keys yet/u],
  ["/privacy", /Look up/u],
  ["/activity", /Activity/u],
  ["/settings", /HELO name/u],
  ["/nowhere", /page doesn.t exist/u],
];

withEngines("chromium")("pages of a new server", { timeout: 120_000 }, () => {
  const site = browseSite(startSmallWorld);

  test.each(PAGES)("%s: loads, is accessible, and requests nothing from elsewhere", async (path, shows) => {
    await using there = await site.visit();
    await there.go(path);
    await there.sees(shows);
    await there.isAccessible();
    const overflow = await there.page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
