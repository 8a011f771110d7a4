import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startSmallWorld } from "../cli/small-world.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

// Own lists are kept on the Settings page.

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`${label}$`, "u") }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

withEngines("chromium")("own lists, in a browser", { timeout: 120_000 }, () => {
  const site = browseSite(startSmallWorld);

  test("own lists: added, imported from a file, downloaded and removed; what is refused is named", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/settings");
    await there.sees("Nothing on this list.");
    await choose(page, "List", "Never ask");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByLabel("Domains").fill("plain.zz\nnot a domain");
    await there.isAccessible();
    await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    await there.sees("1 entry wasn't added");
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await there.sees("plain.zz");

    const buffer = Buffer.from("never_ask every.zz\nnot_role info\n");
    await page.setInputFiles("[aria-label='A file of own lists']", { name: "own.txt", mimeType: "text/plain", buffer });
    await there.sees("2 entries added");
    await there.sees("every.zz");
    await there.isAccessible();

    const href = await page.getByRole("link", { name: "Export" }).getAttribute("href");
    const file = await fetch(site.origin + href, { headers: { cookie: site.running.cookie } });
    expect(await file.text()).toBe("never_ask every.zz\nnever_ask plain.zz\nnot_role info\n");

    await page.getByRole("button", { name: "Remove every.zz" }).click();
    await expect.poll(() => page.getByRole("button", { name: "Remove every.zz" }).count()).toBe(0);

    await there.go("/check?email=anna@plain.zz");
    await there.sees("Not checked: not allowed");
    // Within the evidence, which is folded.
    const why = page.getByText(/plain\.zz is on your list of domains that are never asked/u).first();
    await why.waitFor({ state: "attached" });
  });
});
