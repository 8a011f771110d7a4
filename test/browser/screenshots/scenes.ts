import type { Page } from "playwright-core";
import type { Seeded } from "../seed/seed-database.ts";
import type { WorldName } from "./worlds.ts";

/** One view of the app: where it is, and what to do there before looking. */
export interface Scene {
  readonly name: string;
  /** `turn`: the looks of a scene come one after the other, and a check is only watched the first time. */
  readonly path: string | ((seeded: Seeded, turn: number) => string);
  /** Absent: `full`. */
  readonly world?: WorldName;
  readonly prepare?: (page: Page) => Promise<void>;
}

const see = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.getByText(text).first().waitFor();
};

/** A list's page is complete when its charts are. */
const seeResults = async (page: Page): Promise<void> => {
  await see(page, "Every reason");
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

/** An address that nobody has asked yet. */
const ask =
  (name: string, domain: string) =>
  (_: Seeded, turn: number): string =>
    `/check?email=${name}${turn === 0 ? "" : turn}@${domain}`;

/** Every page, and every state of one that looks different. */
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
      await see(page, "Where are the addresses?");
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
  { name: "list-ready", path: list("ready"), prepare: (page) => see(page, "Start checking") },
  { name: "list-importing", path: list("importing"), prepare: (page) => see(page, "The file is being read") },
  { name: "list-cancelled", path: list("cancelled"), prepare: (page) => see(page, "This run was cancelled.") },
  { name: "list-running", path: list("running"), prepare: seeResults },
  { name: "list-paused", path: list("paused"), prepare: seeResults },
  { name: "list-done", path: list("done"), prepare: seeResults },
  {
    name: "list-filtered",
    path: list("done", "?status=risky&q=ada"),
    prepare: async (page) => {
      await see(page, "Every reason");
      await page.locator(".rows").scrollIntoViewIfNeeded();
      await page.evaluate('document.querySelector(".rows")?.scrollIntoView()');
    },
  },
  {
    name: "row-drawer",
    path: list("done", "?status=undeliverable"),
    prepare: async (page) => {
      await page.getByRole("row").nth(3).click();
      await see(page, "The row as it came");
      await see(page, "In these lists");
    },
  },
  {
    name: "download",
    path: list("done"),
    prepare: async (page) => {
      await page.getByRole("button", { name: "Download" }).click();
      await see(page, "Which rows");
    },
  },
  {
    name: "cancel",
    path: list("running"),
    prepare: async (page) => {
      await page.getByRole("button", { name: "Cancel" }).click();
      await see(page, "Cancel this run?");
    },
  },
  { name: "check", path: "/check", prepare: (page) => see(page, "No message is sent") },
  {
    name: "check-running",
    path: ask("ada.byron", "acme.zz"),
    prepare: (page) => see(page, "Introduction"),
  },
  { name: "check-deliverable", path: ask("ada.byron", "acme.zz"), prepare: check(/turns away made-up names/u) },
  {
    name: "check-missing",
    path: ask("charles.babbage", "acme.zz"),
    prepare: check(/no such mailbox/u),
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
      await page.getByRole("menuitem", { name: "Delete everywhere" }).click();
      await see(page, "You get a receipt");
    },
  },
  {
    name: "contacts-recheck",
    path: "/contacts?domain=northwind.zz",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Check these again" }).click();
      await see(page, "will be asked");
    },
  },
  { name: "schedules", path: "/schedules", prepare: (page) => see(page, "became undeliverable") },
  { name: "schedules-empty", path: "/schedules", world: "empty", prepare: (page) => see(page, "Make a schedule") },
  {
    name: "schedule-new",
    path: "/schedules/new",
    prepare: async (page) => {
      await page.getByText("At times of my own").click();
      await page.getByText("A part of them").click();
      await page.getByRole("textbox", { name: "Domain" }).fill("northwind.zz");
      await see(page, "The next runs");
    },
  },
  {
    name: "schedule-wrong",
    path: "/schedules/new",
    prepare: async (page) => {
      await page.getByText("At times of my own").click();
      await page.getByLabel("Minute, hour").fill("0 6 *");
      await page.getByRole("button", { name: "Make the schedule" }).click();
      await see(page, "Give it a name");
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
    prepare: (page) => see(page, "Nobody is on the suppression list"),
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
      await see(page, "left out");
    },
  },
  { name: "webhooks", path: "/webhooks", prepare: (page) => see(page, "Last:") },
  { name: "webhooks-empty", path: "/webhooks", world: "empty", prepare: (page) => see(page, "Nobody is told yet") },
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
      await page.getByRole("button", { name: "Make the webhook" }).click();
      await see(page, "Keep this secret now");
    },
  },
  {
    name: "privacy",
    path: "/privacy",
    prepare: async (page) => {
      await page.getByLabel("E-mail address").fill("grace.hopper1@acme.zz");
      await page.getByRole("button", { name: "Look it up" }).click();
      await see(page, "Held of");
    },
  },
  { name: "activity", path: "/activity", prepare: (page) => see(page, "deleted a person everywhere") },
  { name: "activity-empty", path: "/activity", world: "empty", prepare: (page) => see(page, "Nothing was done yet") },
  { name: "providers", path: "/providers", prepare: (page) => see(page, "Left alone until") },
  {
    name: "providers-empty",
    path: "/providers",
    world: "empty",
    prepare: (page) => see(page, "Nobody has been asked"),
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
      await see(page, "It may");
    },
  },
  {
    name: "key-made",
    path: "/keys",
    prepare: async (page) => {
      await page.getByRole("button", { name: "New key" }).click();
      await page.getByLabel("Name").fill("Shop sign-up form");
      await page.getByRole("button", { name: "Make the key" }).click();
      await see(page, "only time");
    },
  },
  { name: "sign-in", path: "/lists/1", world: "locked", prepare: (page) => see(page, "for people with a key") },
  {
    name: "sign-in-wrong",
    path: "/sign-in",
    world: "locked",
    prepare: async (page) => {
      await page.getByLabel("Key", { exact: true }).fill("rc_nonsense");
      await page.getByRole("button", { name: "Sign in" }).click();
      await see(page, "opens nothing here");
    },
  },
  { name: "settings", path: "/settings", prepare: (page) => see(page, "HELO name") },
  {
    name: "more",
    path: "/providers",
    prepare: async (page) => {
      await see(page, "Left alone until");
      const more = page.getByRole("button", { name: "More", exact: true });
      if ((await more.count()) === 0) return;
      await more.click();
      await see(page, "All pages");
    },
  },
  { name: "not-found", path: "/nowhere", prepare: (page) => see(page, "nothing at this address") },
];
