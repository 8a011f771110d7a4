import { expect, test } from "vitest";
import { withEngines } from "../engines/with-engines.ts";
import { browseSeededSite } from "./browse-site.ts";

const OUTAGE = `
  INSERT INTO outages (egress, because, reason, sites, next_trial_at)
  VALUES ('main', 'network', 'Nothing can be reached from egress main.', '[]', now() + interval '1 hour')
  ON CONFLICT DO NOTHING`;

withEngines("chromium")("what is wrong with the installation, above every page", { timeout: 120_000 }, () => {
  const site = browseSeededSite();

  test("a problem is named with what to do, leads to the doctor, and goes when it is over", async () => {
    await using there = await site.visit();
    const { page } = there;
    await site.database.pool.query(OUTAGE);
    const banner = page.locator(".health-notice");
    await there.go("/contacts");
    // What the server says is at most ten seconds old.
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole("heading", { level: 1 }).waitFor();
          return await page.getByText("Nothing can be reached from egress main.").count();
        },
        { timeout: 60_000, interval: 3_000 },
      )
      .toBe(1);
    await there.isAccessible();
    expect(await banner.getByRole("button", { name: "Hide" }).count()).toBe(0);
    await banner.getByRole("link", { name: "Open the doctor" }).click();
    await page.waitForURL("**/doctor");
    await expect.poll(() => banner.count()).toBe(0);
    await site.database.pool.query("DELETE FROM outages");
    await there.go("/contacts");
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole("heading", { level: 1 }).waitFor();
          return await page.getByText("Nothing can be reached from egress main.").count();
        },
        { timeout: 60_000, interval: 3_000 },
      )
      .toBe(0);
  });
});
