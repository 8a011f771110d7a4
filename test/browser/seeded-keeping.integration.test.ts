import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { withEngines } from "../engines/with-engines.ts";
import { browseSeededSite } from "./browse-site.ts";

const press = (within: Page | Locator, name: string | RegExp): Promise<void> =>
  within.getByRole("button", { name }).click();

async function choose(page: Page, menu: string | RegExp, item: string): Promise<void> {
  await press(page, menu);
  await page.getByRole("menuitem", { name: item }).click();
}

const card = (page: Page, name: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

withEngines("chromium")("what is kept beside lists, on a seeded site", { timeout: 180_000 }, () => {
  const site = browseSeededSite();

  test("schedule: a list is found by part of its name, and shown when editing", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/schedules/new");
    await page.getByRole("textbox", { name: "Name" }).fill("Beta each week");
    await page.getByText("One list").click();
    await page.getByRole("combobox", { name: "List" }).fill("beta");
    await page.getByRole("option", { name: "Beta testers" }).click();
    await press(page, "Create schedule");
    const made = card(page, "Beta each week");
    await made.getByText("The list “Beta testers”").waitFor();
    await press(made, "More about Beta each week");
    await page.getByRole("menuitem", { name: "Edit" }).click();
    const list = page.getByRole("combobox", { name: "List" });
    await list.waitFor();
    expect(await list.inputValue()).toBe("Beta testers");
    await press(page, "Save changes");
    await card(page, "Beta each week").getByText("The list “Beta testers”").waitFor();
  });

  test("schedule: created with a preview in its zone, and run", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/schedules");
    await page.getByRole("link", { name: "New schedule" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Northwind on weekdays");
    await page.getByText("Filtered contacts").click();
    await page.getByRole("textbox", { name: "Domain" }).fill("globex.zz");
    await page.getByText("Custom schedule").click();
    await page.getByRole("button", { name: "Weekdays at 5:30" }).click();
    await there.sees("At 05:30, Monday through Friday.");
    // The list of zones closes when the preview shifts the page.
    const chooseTokyo = async (): Promise<boolean> => {
      await page.getByRole("combobox", { name: "Time zone" }).fill("Tokyo");
      const chosen = page.getByRole("option", { name: "Asia/Tokyo" }).click({ timeout: 3_000 });
      return await chosen.then(
        () => true,
        () => false,
      );
    };
    await expect.poll(chooseTokyo, { timeout: 20_000 }).toBe(true);
    await there.sees("Times in Asia/Tokyo.");
    await expect
      .poll(async () => {
        const times = await page.locator(".preview-times time").allTextContents();
        return times.filter((time) => time.endsWith("05:30") && !time.startsWith("S")).length;
      })
      .toBe(5);
    const due = await page.locator(".preview-due strong").textContent();
    expect(Number(due)).toBeGreaterThan(0);
    await page.getByRole("textbox", { name: "Spread each run over" }).fill("0");
    await press(page, "Create schedule");
    const made = card(page, "Northwind on weekdays");
    await made.getByText("Asia/Tokyo").waitFor();
    await made.getByText("It hasn't run yet.").waitFor();
    await press(page, "Run now: Northwind on weekdays");
    await made.getByText(`${due} contacts`, { exact: true }).waitFor();
  });

  test("changes: of a scheduled run, by kind, and as a file", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/schedules");
    await there.go(`/runs/${site.running.seeded.changesRun}/changes`);
    await page.getByRole("heading", { name: "What changed" }).waitFor();
    await page.locator(".change-row").first().waitFor();
    const all = await page.locator(".change-row").count();
    const cameBack = page.getByRole("radio", { name: /Came back/u });
    const counted = Number(/\d+/u.exec((await cameBack.textContent()) ?? "")?.[0]);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThan(all);
    await cameBack.click();
    await expect.poll(() => page.locator(".change-row").count()).toBe(counted);
    expect(new URL(page.url()).searchParams.get("kind")).toBe("came_back");
    await press(page, "Download");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "CSV for Excel" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/changes.*\.csv$/u);
    expect(await readFile(await download.path(), "utf8")).toContain("came_back");
  });

  test("schedule: missing fields are marked, and nothing is saved", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/schedules/new");
    await page.getByText("Custom schedule").click();
    await page.getByLabel("Minute, hour").fill("0 6 *");
    await press(page, "Create schedule");
    await there.sees("Enter a name");
    await there.sees("There are 3.");
    expect(await page.locator(":focus").getAttribute("placeholder")).toBe("Keep the newsletter fresh");
    expect(new URL(page.url()).pathname).toBe("/schedules/new");
  });

  test("schedule: edited, paused, resumed, and deleted after a confirmation", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/schedules");
    await choose(page, "More about Keep everything fresh", "Edit");
    const name = page.getByRole("textbox", { name: "Name" });
    await name.fill("All of them");
    await press(page, "Save changes");
    await choose(page, "More about All of them", "Pause");
    const all = card(page, "All of them");
    await all.locator(".badge", { hasText: "Paused" }).waitFor();
    await choose(page, "More about All of them", "Resume");
    await all.locator(".badge", { hasText: "Scheduled" }).waitFor();
    await choose(page, "More about All of them", "Delete");
    await press(page, "Cancel");
    await all.waitFor();
    await choose(page, "More about All of them", "Delete");
    await press(page, "Delete schedule");
    await all.waitFor({ state: "detached" });
  });

  test("suppressions: pasted entries are added or explained, and removed after a confirmation", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/suppressions");
    await there.sees("140 entries");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page
      .getByRole("textbox", { name: "Addresses and domains" })
      .fill("Ada@Example.com; example.org\nnot-an-address @new.zz");
    await page.getByRole("textbox", { name: "Note" }).fill("Asked by letter");
    await press(page, "Add 4");
    await there.sees("2 entries added");
    await there.sees("1 entry was already on the list");
    await there.sees("It is neither an address nor a domain.");
    await press(page, "Done");
    await there.sees("142 entries");
    await page.getByRole("searchbox").fill("example.org");
    await there.sees("1 entry");
    await there.sees("Asked by letter");
    await press(page, "Remove example.org from the list");
    await press(page, "Cancel");
    await press(page, "Remove example.org from the list");
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await there.sees("Not on the list");
  });

  test("suppressions: the list is exported", async () => {
    await using there = await site.visit();
    await there.go("/suppressions");
    const [download] = await Promise.all([
      there.page.waitForEvent("download"),
      there.page.getByRole("link", { name: "Export" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("suppressions.csv");
    expect(await readFile(await download.path(), "utf8")).toContain("unsubscribed1@example.com");
  });

  test("contacts: filtered through the page's address, and checked again", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/contacts");
    await page.getByRole("textbox", { name: "Domain" }).fill("northwind.zz");
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).searchParams.get("domain")).toBe("northwind.zz");
    await expect
      .poll(async () => (await page.locator(".contact-open").allTextContents()).every((at) => /@northwind/u.test(at)))
      .toBe(true);
    await page.getByRole("button", { name: /Age of the answer/u }).click();
    await page.getByRole("option", { name: "Older than 30 days" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("older_than_days")).toBe("30");
    await press(page, "Check these again");
    await press(page, /^Check \d+ again$/u);
    await page.getByRole("heading", { name: "What changed" }).waitFor();
  });

  test("privacy: data is downloaded, and a shorter retention is confirmed", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/privacy");
    const email = "grace.hopper1@acme.zz";
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await press(page, "Look up");
    await there.sees("Data stored about");
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Download all data")]);
    expect(download.suggestedFilename()).toBe(`data-of-${email}.json`);
    expect(await readFile(await download.path(), "utf8")).toContain("Beta testers");

    await page.getByRole("textbox", { name: "Delete uploaded lists" }).fill("30");
    await page.keyboard.press("Tab");
    const save = page.getByRole("button", { name: "Save", exact: true });
    await save.click();
    await press(page, "Cancel");
    await save.click();
    await press(page, "Save and delete");
    await page.reload();
    await expect.poll(() => page.getByRole("textbox", { name: "Delete uploaded lists" }).inputValue()).toBe("30");
  });
});
