import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startSmallWorld } from "../cli/small-world.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

// Addresses that look mistyped are reviewed on a page of their list, and what is accepted is checked.

const FILE = "email\nanna@@plain.zz\nben @plain.zz\nclara (at) plain.zz\nbo@gmial.com\n";

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`${label}$`, "u") }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

withEngines("chromium")("typos of a list, in a browser", { timeout: 240_000 }, () => {
  const site = browseSite(startSmallWorld);

  test("typos: ticked by keyboard, accepted, taken back, dismissed by pattern, and checked with the list", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    await page.setInputFiles("input[type=file]", {
      name: "people.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(FILE),
    });
    await there.sees(/4 addresses look mistyped in the beginning of the file/u);
    await page.getByRole("button", { name: "Import list" }).click();
    await there.sees("4 addresses look mistyped.");
    await page.getByRole("link", { name: "Review typos" }).click();
    await there.sees("gmial.com → gmail.com");
    await there.isAccessible();

    const anna = page.getByRole("checkbox", { name: /^anna@@plain\.zz meant: anna@plain\.zz/u });
    await anna.focus();
    await page.keyboard.press("Space");
    await there.sees("1 address ticked");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await there.sees("2 addresses ticked");
    await page.getByRole("button", { name: "Accept ticked" }).click();
    await there.sees("2 suggestions accepted. They are checked with the next check of this list.");
    await expect.poll(() => anna.count()).toBe(0);

    await choose(page, "Which addresses", "Accepted");
    await page.getByRole("checkbox", { name: /^ben @plain\.zz/u }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Take back" }).click();
    await there.sees("1 suggestion to review again.");
    await page.getByRole("button", { name: "Dismiss all: gmial.com → gmail.com" }).click();
    await there.sees("1 suggestion dismissed.");
    await page.getByRole("button", { name: "Accept all: Spelled out, such as (at)" }).click();
    await there.sees(/0 to review · 1 accepted/u);
    await there.isAccessible();

    const id = new URL(page.url()).pathname.split("/").at(-2);
    await page.getByRole("link", { name: "people" }).click();
    await page.getByRole("button", { name: "Start checking" }).click();
    const exported = async (): Promise<string> => {
      const columns = "rc_email,rc_corrected_email,rc_corrected_status";
      const url = `${site.origin}/v1/lists/${id}/export?columns=${columns}`;
      return await (await fetch(url, { headers: { cookie: site.running.cookie } })).text();
    };
    await expect
      .poll(exported, { timeout: 60_000 })
      .toBe(
        [
          "rc_email,rc_corrected_email,rc_corrected_status",
          "anna@@plain.zz,anna@plain.zz,deliverable",
          "ben @plain.zz,,",
          "clara (at) plain.zz,clara@plain.zz,deliverable",
          "bo@gmial.com,,",
          "",
        ].join("\r\n"),
      );
    await page.goto(`${site.origin}/lists/${id}`);
    await page.getByRole("row").filter({ hasText: "anna@@plain.zz" }).click();
    await there.sees(/Corrected to anna@plain\.zz/u);
    await page.goto(`${site.origin}/lists/${id}/typos`);
    await choose(page, "Which addresses", "Accepted");
    await there.sees("Deliverable");
    await there.isAccessible();
  });
});
