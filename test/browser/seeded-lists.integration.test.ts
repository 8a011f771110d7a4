import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withEngines } from "../engines/with-engines.ts";
import { browseSeededSite } from "./browse-site.ts";

/** What a slow connection waits for; charts and dialogs load later. */
const FIRST_LOAD_LIMIT_BYTES = 250_000;

const badges = async (page: Page): Promise<Set<string>> =>
  new Set(await page.locator(".result-row .badge").allTextContents());
const answered = async (page: Page): Promise<number> =>
  Number(await page.getByLabel("Addresses answered").getAttribute("aria-valuenow"));

/** Drops a file on a page. */
const drop = (text: string, name: string): string => `
  const data = new DataTransfer();
  data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: "text/csv" }));
  for (const type of ["dragenter", "dragover", "drop"]) {
    window.dispatchEvent(new DragEvent(type, { dataTransfer: data, cancelable: true, bubbles: true }));
  }`;

withEngines("chromium")("lists of a seeded site", { timeout: 180_000 }, () => {
  const site = browseSeededSite();
  const pathOf = (list: keyof typeof site.running.seeded.lists): string => `/lists/${site.running.seeded.lists[list]}`;

  test("first load: less than 250 kB of gzipped JavaScript", async () => {
    await using there = await site.visit();
    const sizes: Promise<number>[] = [];
    there.page.on("response", (response) => {
      if (response.url().endsWith(".js")) sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    await there.go("/");
    await there.sees("CRM export");
    await there.page.waitForLoadState("networkidle");
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThan(FIRST_LOAD_LIMIT_BYTES);
  });

  test("lists: each row shows the list's state", async () => {
    await using there = await site.visit();
    await there.go("/");
    const states = {
      "CRM export": /Done/u,
      "Trade fair": /Importing/u,
      "Newsletter spring": /Ready to start/u,
      "Shop customers": /left|Checking|Running/u,
      Partners: /Paused/u,
      "Old leads": /Stopped/u,
    };
    for (const [name, state] of Object.entries(states)) {
      const row = there.page.getByRole("listitem").filter({ has: there.page.getByRole("link", { name, exact: true }) });
      await row.waitFor();
      expect(await row.textContent()).toMatch(state);
    }
    await there.isAccessible();
  });

  test("upload: a file dropped on any page is previewed, imported and started", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/contacts");
    await there.sees("All addresses");
    const emails = Array.from({ length: 60 }, (_, at) => `Customer;customer${at}@wingtip.zz`);
    await page.evaluate(drop(`name;mail\n${emails.join("\n")}\n`, "spring_leads.csv"));
    await there.sees("separated by semicolons");
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("spring leads");
    expect(await page.getByRole("button", { name: /^mail/u }).getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("button", { name: "Import list" }).click();
    await page.getByRole("button", { name: "Start checking" }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    const before = await answered(page);
    await expect.poll(() => answered(page)).toBeGreaterThan(before);
  });

  test("upload: nothing can be imported without a column", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    await there.sees("CRM export");
    const buffer = Buffer.from("mail\nada@example.com\n");
    await page.setInputFiles("input[type=file]", { name: "a.csv", mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: /^mail/u }).click();
    await there.sees("Choose at least one column.");
    expect(await page.getByRole("button", { name: "Import list" }).isDisabled()).toBe(true);
  });

  test("list: the charts filter the table through the page's address", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go(pathOf("done"));
    await page.locator(".donut-part").nth(2).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("status")).toBe("undeliverable");
    await expect.poll(() => badges(page)).toEqual(new Set(["Undeliverable"]));
    await page.reload();
    await expect.poll(() => badges(page)).toEqual(new Set(["Undeliverable"]));
  });

  test("list: only visible rows exist, and scrolling loads more", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go(pathOf("done"));
    await page.locator(".result-row").first().waitFor();
    expect(Number(await page.getByRole("grid").getAttribute("aria-rowcount"))).toBe(2_401);
    const scrollToLast = async (): Promise<number> => {
      await page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");
      const last = await page.locator(".result-row .result-number").last().textContent();
      return Number(last?.replaceAll(/\D/gu, ""));
    };
    await expect.poll(scrollToLast).toBeGreaterThan(250);
    expect(await page.locator(".result-row").count()).toBeLessThan(60);
  });

  test("list: a row opens by keyboard, and the focus returns", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go(pathOf("done"));
    await page.locator(".result-row").first().waitFor();
    await page.locator('.result-row[tabindex="0"]').first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const address = await page.locator(".result-row:focus .result-address").textContent();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await page.getByRole("dialog").getByRole("heading").first().textContent()).toBe(address);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => page.locator(".result-row:focus .result-address").count()).toBe(1);
    expect(await page.locator(".result-row:focus .result-address").textContent()).toBe(address);
  });

  test("list: End and Home move the focus to rows that were not there", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go(pathOf("done"));
    await page.locator(".result-row").first().waitFor();
    await page.locator('.result-row[tabindex="0"]').first().focus();
    const focused = (): Promise<string | null> =>
      page.evaluate<string | null>("document.activeElement?.getAttribute('data-row') ?? null");
    await page.keyboard.press("End");
    await expect.poll(async () => Number(await focused())).toBeGreaterThan(90);
    await page.keyboard.press("Home");
    await expect.poll(focused).toBe("0");
  });

  test.each([820, 1024])("list, contacts: addresses can be read at %i px", async (width) => {
    await using there = await site.visit();
    const { page } = there;
    await page.setViewportSize({ width, height: 900 });
    for (const [path, cell] of [
      [pathOf("done"), ".result-address"],
      ["/contacts", ".contact-open"],
    ] as const) {
      await there.go(path);
      await page.locator(cell).first().waitFor();
      const box = await page.locator(cell).first().boundingBox();
      expect(box?.width).toBeGreaterThan(215);
    }
  });

  test("list: Back undoes a filter, and a reason without rows has its name", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go(pathOf("done"));
    await page.locator(".donut-part").nth(2).click();
    await expect.poll(() => new URL(page.url()).search).toBe("?status=undeliverable");
    await page.goBack();
    await expect.poll(() => new URL(page.url()).search).toBe("");
    expect(new URL(page.url()).pathname).toBe(pathOf("done"));
    await there.go(`${pathOf("done")}?reason=unsafe_mx`);
    await page.getByRole("button", { name: /Points at a private network/u }).waitFor();
    await there.sees("No matching rows");
  });

  test("list: dates and words are English in a German browser", async () => {
    await using there = await site.visit("de-DE");
    await there.go("/");
    const row = there.page.locator(".list-row").filter({ hasText: "CRM export" });
    await row.waitFor();
    expect(await row.textContent()).toContain("2,400");
    expect(await row.locator("time").getAttribute("title")).toMatch(/^\d+ \w+ \d{4}, /u);
  });

  test("upload: a long file name is shortened, and the page stays as wide as a phone", async () => {
    await using there = await site.visit();
    const { page } = there;
    await page.setViewportSize({ width: 390, height: 844 });
    await there.go("/");
    await there.sees("CRM export");
    const file = {
      name: `${"contacts".repeat(28)}.csv`,
      mimeType: "text/csv",
      buffer: Buffer.from("mail\nada@example.com\n"),
    };
    await page.setInputFiles("input[type=file]:not([aria-label='A file with addresses and domains'])", file);
    await page.getByRole("button", { name: "Import list" }).click();
    await there.sees("File summary");
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("list: paused, resumed, and stopped after a confirmation", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go(pathOf("running"));
    await page.getByRole("button", { name: "Pause" }).click();
    await there.sees("Nothing is checked until you resume");
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.getByRole("button", { name: "Finish now" }).click();
    await there.sees(/\d addresses stay unanswered/);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("alertdialog", { name: "Finish this list now?" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("alertdialog", { name: "Stop checking this list?" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("button", { name: "Stop checking" }).click();
    await there.sees("Checking was stopped.");
    expect(await page.getByRole("button", { name: "Pause" }).count()).toBe(0);
  });

  test("list: renamed and deleted", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go(pathOf("ready"));
    await page.getByRole("button", { name: "More about this list" }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Testers of spring");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Testers of spring" }).waitFor();
    await page.getByRole("button", { name: "More about this list" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete list" }).click();
    await page.getByRole("heading", { name: "Lists" }).waitFor();
    await expect.poll(() => page.getByRole("link", { name: "Testers of spring" }).count()).toBe(0);
  });

  test("list: a download is a file with the chosen rows", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go(pathOf("old"));
    await page.getByRole("button", { name: "Download" }).click();
    await page
      .getByRole("dialog")
      .getByRole("radio", { name: /^Undeliverable/u })
      .check({ force: true });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /^Download/u }).click(),
    ]);
    expect(new URL(download.url()).searchParams.get("preset")).toBe("undeliverable");
    expect(download.suggestedFilename()).toBe("Beta testers-undeliverable.csv");
    const rows: Record<string, string>[] = parse(await readFile(await download.path()), { bom: true, columns: true });
    expect(new Set(rows.map((row) => row["rc_status"]))).toEqual(new Set(["undeliverable"]));
  });
});
