import { startMailWorld } from "@rollcall/mailworld";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Visit } from "./browser.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

const FLOW_LIMIT_MS = 180_000;

/** The mailboxes of `plain.zz`; a test removes some. */
const people: Record<string, "exists"> = { anna: "exists", ben: "exists", clara: "exists" };

const world = () =>
  startMailWorld({
    name: "stored",
    domains: {
      "plain.zz": {
        route: { type: "mx", records: [{ host: "mx.plain.zz", preference: 10 }] },
        mailboxes: { known: people },
      },
    },
    hosts: { "mx.plain.zz": { manners: {} } },
  });

withEngines("chromium")("stored contacts in a browser", { timeout: FLOW_LIMIT_MS }, () => {
  const site = browseSite(world);

  test("schedule: created, previewed and run; a lost mailbox is reported, and its data deleted", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/schedules");
    await there.sees("No schedules yet");
    await there.isAccessible();
    await bringIn(there, "anna@plain.zz\nben@plain.zz\nclara@plain.zz\n");
    delete people["ben"];
    await passDays(100);

    await there.go("/schedules/new");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Keep them fresh");
    await page.getByRole("textbox", { name: "Spread each run over" }).fill("0");
    await page.getByRole("textbox", { name: "Name", exact: true }).focus();
    await expect.poll(() => page.locator(".preview-due").textContent()).toBe("3of 3 contacts would be checked now");
    expect(await page.locator(".preview-times time").count()).toBe(5);
    await there.isAccessible();
    await press(page, "Create schedule");
    await there.sees("It hasn't run yet.");
    await press(page, "Run now: Keep them fresh");
    await page.locator(".last-run").getByText("3 contacts", { exact: true }).waitFor({ timeout: 60_000 });
    await page.locator(".last-run").getByText("became undeliverable").waitFor();
    await there.isAccessible();

    await page.getByRole("link", { name: "Details" }).click();
    const change = page.locator(".change-row");
    await change.first().waitFor();
    expect(await change.count()).toBe(1);
    expect(await change.textContent()).toMatch(/ben@plain\.zz.*Deliverable.*Undeliverable.*No such mailbox/u);
    await there.isAccessible();
    await press(page, "Download");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "CSV", exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/u);

    await press(page, "ben@plain.zz");
    await there.sees("In these lists");
    await there.isAccessible();
    await press(page.getByRole("dialog"), "More");
    await page.getByRole("menuitem", { name: "Delete all data" }).click();
    const confirm = page.getByRole("button", { name: "Delete all data" });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole("textbox", { name: /^Type/u }).fill("anna@plain.zz");
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole("textbox", { name: /^Type/u }).fill("BEN@plain.zz");
    await confirm.click();
    await there.sees("All data deleted");
    await there.sees(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u);
    await press(page, "Done");

    await there.go("/privacy");
    await page.getByRole("textbox", { name: "Email address" }).fill("ben@plain.zz");
    await press(page, "Look up");
    await there.sees("No data is stored about ben@plain.zz.");
    await there.isAccessible();
    await there.go("/activity");
    await there.sees("deleted a person's data");
    await there.sees("ran a schedule");
    await there.isAccessible();
  });

  test("contacts: an outdated one is checked again", async () => {
    await using there = await site.visit();
    const { page } = there;
    await bringIn(there, "clara@plain.zz\n");
    await passDays(50);
    await there.go("/contacts?q=clara&older_than_days=30");
    await press(page, "clara@plain.zz");
    await there.sees("This result is outdated");
    await press(page, "Check again");
    await there.sees(/This result is reused for/u);
  });

  test("suppressions: entries are counted or explained, and removed after a confirmation", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/suppressions");
    await there.sees("The suppression list is empty");
    await there.isAccessible();
    await press(page, "Add addresses or domains");
    await page.getByRole("textbox", { name: "Addresses and domains" }).fill("zoe@plain.zz, @rival.zz, not-an-address");
    await press(page, "Add 3");
    await there.sees("2 entries added");
    await there.sees("It is neither an address nor a domain.");
    await there.isAccessible();
    await press(page, "Done");
    await page.setInputFiles("[aria-label='A file with addresses and domains']", {
      name: "unsubscribed.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("email,note\nyan@plain.zz,by letter\nzoe@plain.zz,\n"),
    });
    await there.sees("1 entry added");
    await there.sees("1 entry was already on the list");
    await press(page, "Done");
    await there.sees("3 entries");
    await there.isAccessible();
    await press(page, "Remove rival.zz from the list");
    await press(page, "Remove");
    await there.sees("2 entries");
  });

  test("webhooks: a private address is refused with a hint, and a secret is shown once", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/webhooks");
    await press(page, "Create webhook");
    await page.getByRole("textbox", { name: "Address to send to" }).fill("http://127.0.0.1:9/hook");
    await press(page.getByRole("dialog"), "Create webhook");
    await there.sees(/private/u);
    await page.getByRole("textbox", { name: "Address to send to" }).fill("https://hooks.example/in");
    await press(page.getByRole("dialog"), "Create webhook");
    await there.sees(/^whsec_/u);
    await there.isAccessible();
    await press(page, "I've saved it");
    await there.sees("Nothing sent yet.");
    await there.isAccessible();
    await press(page, "More about https://hooks.example/in");
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await press(page, "Delete webhook");
    await there.sees("No webhooks yet");
  });

  /** Makes all stored data older. */
  async function passDays(days: number): Promise<void> {
    await site.database.pool.query(
      `UPDATE contacts SET checked_at = checked_at - make_interval(days => $1), fresh_until = fresh_until - make_interval(days => $1)`,
      [days],
    );
    await site.database.pool.query("UPDATE verdicts SET checked_at = checked_at - make_interval(days => $1)", [days]);
  }
});

const press = (within: Page | Locator, name: string): Promise<void> =>
  within.getByRole("button", { name, exact: true }).click();

/** Uploads a list and checks it. */
async function bringIn(there: Visit, lines: string): Promise<void> {
  const { page } = there;
  await there.go("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.setInputFiles("input[type=file]", {
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`email\n${lines}`),
  });
  await press(page, "Import list");
  await press(page, "Start checking");
  await page.getByText("Done", { exact: true }).first().waitFor({ timeout: 60_000 });
}
