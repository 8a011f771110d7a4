import type { Page } from "playwright-core";
import type { Seeded } from "../seed/seed-database.ts";
import type { Scene } from "./scene.ts";
import { UPLOAD_SCENES } from "./upload-scenes.ts";

const see = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.getByText(text).first().waitFor();
};

/** A list's page is complete when its charts are. */
const seeResults = async (page: Page): Promise<void> => {
  await see(page, "All reasons");
  await page.locator(".donut-part").first().waitFor();
};

const check =
  (sentence: RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByText("What to do:").first().waitFor({ timeout: 20_000 });
    await see(page, sentence);
  };

type ListName = keyof Seeded["lists"];

const list =
  (name: ListName, search = "") =>
  ({ lists }: Seeded): string =>
    `/lists/${lists[name]}${search}`;

/** An address that wasn't checked yet. */
const ask =
  (name: string, domain: string) =>
  (_: Seeded, turn: number): string =>
    `/check?email=${name}${turn === 0 ? "" : turn}@${domain}`;

/** Every page in every state that looks different. */
export const SCENES: readonly Scene[] = [
  { name: "lists", path: "/", prepare: (page) => see(page, "CRM export") },
  { name: "lists-search", path: "/?q=export", prepare: (page) => see(page, "CRM export") },
  { name: "lists-empty", path: "/", world: "empty", prepare: (page) => see(page, "Drop a list here") },
  {
    name: "preview",
    path: "/",
    world: "empty",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Try the sample" }).click();
      await see(page, "Which column has the email addresses?");
    },
  },
  {
    name: "paste",
    path: "/",
    world: "empty",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Paste addresses" }).click();
      await page.getByLabel("Text with addresses").fill("Ada <ada@example.com>, grace@example.org");
      await see(page, "2 addresses found");
    },
  },
  ...UPLOAD_SCENES,
  { name: "list-ready", path: list("ready"), prepare: (page) => see(page, "Start checking") },
  { name: "list-importing", path: list("importing"), prepare: (page) => see(page, "Importing the file") },
  { name: "list-cancelled", path: list("cancelled"), prepare: (page) => see(page, "Checking was stopped.") },
  { name: "list-running", path: list("running"), prepare: seeResults },
  { name: "list-paused", path: list("paused"), prepare: seeResults },
  { name: "list-done", path: list("done"), prepare: seeResults },
  {
    name: "list-filtered",
    path: list("done", "?status=risky&q=ada"),
    prepare: async (page) => {
      await see(page, "All reasons");
      await page.locator(".rows").scrollIntoViewIfNeeded();
      await page.evaluate('document.querySelector(".rows")?.scrollIntoView()');
    },
  },
  {
    name: "row-drawer",
    path: list("done", "?status=undeliverable"),
    prepare: async (page) => {
      await page.getByRole("row").nth(3).click();
      await see(page, "Original row");
      await see(page, "In these lists");
    },
  },
  {
    name: "download",
    path: list("done"),
    prepare: async (page) => {
      await page.getByRole("button", { name: "Download" }).click();
      await see(page, "What to download");
    },
  },
  {
    name: "cancel",
    path: list("running"),
    prepare: async (page) => {
      await page.getByRole("button", { name: "Stop" }).click();
      await see(page, "Stop checking this list?");
    },
  },
  { name: "check", path: "/check", prepare: (page) => see(page, "No message is sent") },
  {
    name: "check-running",
    path: ask("ada.byron", "acme.zz"),
    prepare: (page) => see(page, "Introduction"),
  },
  { name: "check-deliverable", path: ask("ada.byron", "acme.zz"), prepare: check(/rejects made-up names/u) },
  {
    name: "check-missing",
    path: ask("charles.babbage", "acme.zz"),
    prepare: check(/this mailbox doesn.t exist/u),
  },
  { name: "check-catch-all", path: ask("ada.byron", "globex.zz"), prepare: check(/any name/u) },
  { name: "check-typo", path: ask("ada.byron", "gmial.com"), prepare: check(/not a registered domain/u) },
  { name: "check-unknown", path: "/check?email=ada@example.com", prepare: check(/on your suppression list/u) },
  { name: "contacts", path: "/contacts", prepare: (page) => see(page, "Show more") },
  { name: "contacts-empty", path: "/contacts", world: "empty", prepare: (page) => see(page, "No contacts yet") },
  {
    name: "contact-drawer",
    path: "/contacts?status=deliverable",
    prepare: async (page) => {
      await page.locator(".contact-open").first().click();
      await see(page, "In these lists");
    },
  },
  {
    name: "contact-erase",
    path: "/contacts?status=deliverable",
    prepare: async (page) => {
      await page.locator(".contact-open").first().click();
      await see(page, "In these lists");
      await page.getByRole("button", { name: "More", exact: true }).last().click();
      await page.getByRole("menuitem", { name: "Delete all data" }).click();
      await see(page, "You get a receipt");
    },
  },
  {
    name: "contacts-recheck",
    path: "/contacts?domain=northwind.zz",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Check these again" }).click();
      await see(page, "will be checked");
    },
  },
  { name: "schedules", path: "/schedules", prepare: (page) => see(page, "became undeliverable") },
  { name: "schedules-empty", path: "/schedules", world: "empty", prepare: (page) => see(page, "Create schedule") },
  {
    name: "schedule-new",
    path: "/schedules/new",
    prepare: async (page) => {
      await page.getByText("Custom schedule").click();
      await page.getByText("Filtered contacts").click();
      await page.getByRole("textbox", { name: "Domain" }).fill("northwind.zz");
      await see(page, "Next runs");
    },
  },
  {
    name: "schedule-wrong",
    path: "/schedules/new",
    prepare: async (page) => {
      await page.getByText("Custom schedule").click();
      await page.getByLabel("Minute, hour").fill("0 6 *");
      await page.getByRole("button", { name: "Create schedule" }).click();
      await see(page, "Enter a name");
    },
  },
  {
    name: "changes",
    path: ({ changesRun }) => `/runs/${changesRun}/changes`,
    prepare: (page) => see(page, "Became undeliverable"),
  },
  { name: "suppressions", path: "/suppressions", prepare: (page) => see(page, "Never contact") },
  {
    name: "suppressions-empty",
    path: "/suppressions",
    world: "empty",
    prepare: (page) => see(page, "The suppression list is empty"),
  },
  {
    name: "suppressions-added",
    path: "/suppressions",
    prepare: async (page) => {
      await see(page, "Never contact");
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page
        .getByRole("textbox", { name: "Addresses and domains" })
        .fill(`ada.${Date.now()}@example.com, ben.${Date.now()}@example.org, not-an-address, @legal.zz`);
      await page.getByRole("button", { name: "Add 4" }).click();
      await see(page, "rejected");
    },
  },
  { name: "webhooks", path: "/webhooks", prepare: (page) => see(page, "Last:") },
  { name: "webhooks-empty", path: "/webhooks", world: "empty", prepare: (page) => see(page, "No webhooks yet") },
  {
    name: "webhook-log",
    path: "/webhooks",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Messages" }).first().click();
      await see(page, /connection was refused|ECONNREFUSED/u);
    },
  },
  {
    name: "webhook-secret",
    path: "/webhooks",
    prepare: async (page) => {
      await page.getByRole("button", { name: "New webhook" }).click();
      await page.getByLabel("Address to send to").fill("https://crm.example.com/hooks/rollcall");
      await page.getByRole("dialog").getByRole("button", { name: "Create webhook" }).click();
      await see(page, "Save this secret");
    },
  },
  {
    name: "privacy",
    path: "/privacy",
    prepare: async (page) => {
      await page.getByLabel("Email address").fill("grace.hopper1@acme.zz");
      await page.getByRole("button", { name: "Look up" }).click();
      await see(page, "Data stored about");
    },
  },
  { name: "activity", path: "/activity", prepare: (page) => see(page, "deleted a person's data") },
  { name: "activity-empty", path: "/activity", world: "empty", prepare: (page) => see(page, "No activity yet") },
  { name: "providers", path: "/providers", prepare: (page) => see(page, "Paused until") },
  {
    name: "providers-empty",
    path: "/providers",
    world: "empty",
    prepare: (page) => see(page, "No providers contacted yet"),
  },
  { name: "doctor", path: "/doctor", prepare: (page) => page.locator(".finding").first().waitFor() },
  { name: "keys", path: "/keys", prepare: (page) => see(page, "CRM import") },
  { name: "keys-empty", path: "/keys", world: "empty", prepare: (page) => see(page, "No keys yet") },
  {
    name: "key-new",
    path: "/keys",
    prepare: async (page) => {
      await page.getByRole("button", { name: "New key" }).click();
      await page.getByLabel("Name").fill("Shop sign-up form");
      await see(page, "Permissions");
    },
  },
  {
    name: "key-made",
    path: "/keys",
    prepare: async (page) => {
      await page.getByRole("button", { name: "New key" }).click();
      await page.getByLabel("Name").fill("Shop sign-up form");
      await page.getByRole("button", { name: "Create key" }).click();
      await see(page, "only once");
    },
  },
  { name: "sign-in", path: "/lists/1", world: "locked", prepare: (page) => see(page, "with your access key") },
  {
    name: "sign-in-wrong",
    path: "/sign-in",
    world: "locked",
    prepare: async (page) => {
      await page.getByLabel("Key", { exact: true }).fill("rc_nonsense");
      await page.getByRole("button", { name: "Sign in" }).click();
      await see(page, "isn't valid");
    },
  },
  { name: "settings", path: "/settings", prepare: (page) => see(page, "HELO name") },
  {
    name: "more",
    path: "/providers",
    prepare: async (page) => {
      await see(page, "Paused until");
      const more = page.getByRole("button", { name: "More", exact: true });
      if ((await more.count()) === 0) return;
      await more.click();
      await see(page, "All pages");
    },
  },
  { name: "not-found", path: "/nowhere", prepare: (page) => see(page, "This page doesn't exist") },
];
