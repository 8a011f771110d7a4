import type { Locator, Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { withEngines } from "@rollcall/test-engines/with-engines";
import { browseMock } from "../mock/browse-mock.ts";

const inBrowser = withEngines("chromium");
const site = browseMock();
const { go, shows } = site;
let page: Page;
beforeEach(() => {
  ({ page } = site);
});
const press = (name: string | RegExp, within: Page | Locator = page): Promise<void> =>
  within.getByRole("button", { name }).click();
const choose = async (menu: string | RegExp, item: string): Promise<void> => {
  await press(menu);
  await page.getByRole("menuitem", { name: item }).click();
};
const card = (name: string): Locator => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

inBrowser("schedules", () => {
  test("schedule: its list is found by a part of its name, and is there again when it is changed", async () => {
    await go("/schedules/new");
    await page.getByRole("textbox", { name: "Name" }).fill("Beta each week");
    await page.getByText("One list").click();
    await page.getByRole("combobox", { name: "List" }).fill("beta");
    await page.getByRole("option", { name: "Beta testers" }).click();
    await press("Make the schedule");
    const made = card("Beta each week");
    await made.getByText("The list “Beta testers”").waitFor();
    await made.getByRole("button", { name: "More about Beta each week" }).click();
    await page.getByRole("menuitem", { name: "Change" }).click();
    const list = page.getByRole("combobox", { name: "List" });
    await list.waitFor();
    expect(await list.inputValue()).toBe("Beta testers");
    await press("Save the changes");
    await card("Beta each week").getByText("The list “Beta testers”").waitFor();
  });

  test("schedule: made with a preview in its own zone, run now, and its changes looked at", async () => {
    await go("/schedules");
    await page.getByRole("link", { name: "New schedule" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Northwind each Monday");
    await page.getByText("A part of them").click();
    await page.getByRole("textbox", { name: "Domain" }).fill("northwind.example");
    await page.getByText("At times of my own").click();
    await page.getByRole("button", { name: "Weekdays at 5:30" }).click();
    await shows("At 05:30, Monday through Friday.");
    // The list of zones closes when the page moves below it, as it does when the preview comes.
    const chooseTokyo = async (): Promise<boolean> => {
      await page.getByRole("combobox", { name: "Time zone" }).fill("Tokyo");
      const chosen = page.getByRole("option", { name: "Asia/Tokyo" }).click({ timeout: 3_000 });
      return await chosen.then(
        () => true,
        () => false,
      );
    };
    await expect.poll(chooseTokyo, { timeout: 20_000 }).toBe(true);
    await shows("On the clock of Asia/Tokyo.");
    await expect
      .poll(async () => {
        const times = await page.locator(".preview-times time").allTextContents();
        return times.filter((time) => time.endsWith("05:30") && !time.startsWith("S")).length;
      })
      .toBe(5);
    const due = await page.locator(".preview-due strong").textContent();
    expect(Number(due)).toBeGreaterThan(0);

    await press("Make the schedule");
    const made = card("Northwind each Monday");
    await made.getByText("Asia/Tokyo").waitFor();
    await made.getByText("It has not run yet.").waitFor();
    await press("Run now: Northwind each Monday");
    await made.getByText(`${due} contacts`, { exact: true }).waitFor();
    await made.getByRole("link", { name: "See who" }).click();

    await page.getByRole("heading", { name: "What changed" }).waitFor();
    await expect.poll(() => page.locator(".change-row").count()).toBe(7);
    await page.getByRole("radio", { name: /Came back/u }).click();
    await expect.poll(() => page.locator(".change-row").count()).toBe(1);
    expect(new URL(page.url()).searchParams.get("kind")).toBe("came_back");
    await press("Download");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "CSV for Excel" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^changes-/u);
  });

  test("schedule: what is missing is said at its field, and nothing is saved", async () => {
    await go("/schedules/new");
    await page.getByText("At times of my own").click();
    await page.getByLabel("Minute, hour").fill("0 6 *");
    await press("Make the schedule");
    await shows("Give it a name");
    await shows("There are 3.");
    expect(await page.locator(":focus").getAttribute("placeholder")).toBe("Keep the newsletter fresh");
    expect(new URL(page.url()).pathname).toBe("/schedules/new");
  });

  test("schedule: changed, paused, resumed, and deleted only after asking", async () => {
    await go("/schedules");
    await choose("More about Keep everything fresh", "Change");
    const name = page.getByRole("textbox", { name: "Name" });
    await name.fill("All of them");
    await press("Save the changes");
    await choose("More about All of them", "Pause");
    await card("All of them").locator(".badge", { hasText: "Paused" }).waitFor();
    await choose("More about All of them", "Resume");
    await card("All of them").locator(".badge", { hasText: "Planned" }).waitFor();
    await choose("More about All of them", "Delete");
    await press("Keep it");
    await card("All of them").waitFor();
    await choose("More about All of them", "Delete");
    await press("Delete the schedule");
    await card("All of them").waitFor({ state: "detached" });
  });
});

inBrowser("suppression list", () => {
  test("suppressions: what is pasted is added, what can't be is explained, and it leaves only after asking", async () => {
    await go("/suppressions");
    await shows("144 entries");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page
      .getByRole("textbox", { name: "Addresses and domains" })
      .fill("Ada@Example.com; example.org\nnot-an-address legal.example");
    await page.getByRole("textbox", { name: "Note" }).fill("Asked by letter");
    await press("Add 4");
    await shows("2 entries added");
    await shows("1 entry was on the list already");
    await shows("It is neither an address nor a domain.");
    await press("Done");
    await shows("146 entries");
    await page.getByRole("searchbox").fill("example.org");
    await shows("1 entry");
    await shows("Asked by letter");
    await press("Take example.org off the list");
    await press("Keep it");
    await press("Take example.org off the list");
    await page.getByRole("button", { name: "Take it off", exact: true }).click();
    await shows("It isn't on the list");
  });

  test("suppressions: a file is brought in, and the list is exported", async () => {
    await go("/suppressions");
    await shows("144 entries");
    await page.setInputFiles("input[data-suppressions]", {
      name: "unsubscribed.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("email\nzoe@example.com\nyan@example.com\n"),
    });
    await shows("2 entries added");
    await press("Done");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Export" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("suppressions.csv");
  });
});

inBrowser("webhooks", () => {
  test("webhook: its secret is shown once and not lost by a stray key; a test is seen to arrive", async () => {
    await go("/webhooks");
    await press("New webhook");
    await page.getByRole("textbox", { name: "Address to send to" }).fill("http://127.0.0.1/hook");
    await press("Make the webhook");
    await shows("The address leads to a private network");
    await page.getByRole("textbox", { name: "Address to send to" }).fill("https://hooks.example.com/in");
    await page.getByRole("dialog").locator("label", { hasText: "Contacts changed" }).click();
    await press("Make the webhook");
    const secret = page.getByRole("dialog", { name: "Keep this secret now" });
    await secret.getByText(/^whsec_/u).waitFor();
    await page.keyboard.press("Escape");
    await secret.getByText(/^whsec_/u).waitFor();
    await press("I have kept it");
    await secret.waitFor({ state: "detached" });
    expect(await page.content()).not.toContain("whsec_Mf");

    const hook = card("https://hooks.example.com/in");
    await press("Send a test to https://hooks.example.com/in");
    await hook.getByRole("listitem").filter({ hasText: "Test" }).getByText("Delivered").waitFor();
    await choose("More about https://hooks.example.com/in", "Switch off");
    await hook.getByText("Off", { exact: true }).waitFor();
    await choose("More about https://hooks.example.com/in", "Delete");
    await press("Delete the webhook");
    await hook.waitFor({ state: "detached" });
  });

  test("webhook: a message that doesn't arrive says why and when it is tried again", async () => {
    await go("/webhooks");
    await card("https://hooks.chat.example").getByRole("button", { name: "Messages" }).click();
    await shows("the connection was refused");
    await shows(/next try in/u);
  });
});

inBrowser("contacts and privacy", () => {
  test("contacts: what narrows them stands in the address, and a part of them is asked again", async () => {
    await go("/contacts");
    await page.getByRole("textbox", { name: "Domain" }).fill("northwind.example");
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).searchParams.get("domain")).toBe("northwind.example");
    await expect
      .poll(async () => (await page.locator(".contact-open").allTextContents()).every((at) => /@northwind/u.test(at)))
      .toBe(true);
    await page.getByRole("button", { name: /Age of the answer/u }).click();
    await page.getByRole("option", { name: "Older than 30 days" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("older_than_days")).toBe("30");
    await press("Check these again");
    await press(/^Check \d+ again$/u);
    await page.getByRole("heading", { name: "What changed" }).waitFor();
  });

  test("contacts: one is asked again at once, and is fresh then", async () => {
    await go("/contacts?status=risky&older_than_days=30");
    await page.locator(".contact-open").first().click();
    await shows("This answer is due");
    await press("Check again now");
    await shows(/This answer is fresh for/u);
  });

  test("a person: deleted everywhere only after the address was written, with a receipt", async () => {
    await go("/contacts?status=deliverable");
    const first = page.locator(".contact-open").first();
    const email = (await first.textContent()) ?? "";
    await first.click();
    await shows("In these lists");
    await page.getByRole("dialog").getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Delete everywhere" }).click();
    const confirm = page.getByRole("button", { name: "Delete everywhere" });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole("textbox", { name: /^Write/u }).fill("somebody@else.example");
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole("textbox", { name: /^Write/u }).fill(email.toUpperCase());
    await confirm.click();
    await shows(/^rcpt_/u);
    await press("Done");
    await expect.poll(() => page.getByRole("button", { name: email }).count()).toBe(0);

    await go("/privacy");
    await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
    await press("Look it up");
    await shows(`Nothing is held of ${email}.`);
  });

  test("privacy: what is held can be taken out, and keeping shorter asks first", async () => {
    await go("/privacy");
    await page.getByRole("textbox", { name: "E-mail address" }).fill("info@hooli.example");
    await press("Look it up");
    await shows("Held of");
    const [download] = await Promise.all([page.waitForEvent("download"), press("Download all of it")]);
    expect(download.suggestedFilename()).toBe("held-of-info@hooli.example.json");

    await page.getByRole("textbox", { name: "Delete uploaded lists" }).fill("30");
    await page.keyboard.press("Tab");
    const save = page.getByRole("button", { name: "Save", exact: true });
    await save.click();
    await press("Leave it as it is");
    await save.click();
    await press("Save and delete");
    await page.reload();
    await expect.poll(() => page.getByRole("textbox", { name: "Delete uploaded lists" }).inputValue()).toBe("30");
  });
});

inBrowser("navigation", () => {
  test("navigation: on a phone every page is two presses away", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await go("/");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("dialog", { name: "All pages" }).getByRole("link", { name: "Activity" }).click();
    await page.getByRole("heading", { name: "Activity" }).waitFor();
    await page.getByRole("dialog", { name: "All pages" }).waitFor({ state: "detached" });
  });
});
