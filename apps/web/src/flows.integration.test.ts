import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { withEngines } from "@rollcall/test-engines/with-engines";
import { browseMock } from "../mock/browse-mock.ts";

/** What people wait for on a slow line; charts and dialogs come later. */
const FIRST_LOAD_LIMIT_BYTES = 250_000;

const inBrowser = withEngines("chromium");
const site = browseMock();
const { go, shows } = site;
let page: Page;
beforeEach(() => {
  ({ page } = site);
});

inBrowser("first load", () => {
  test("first load: less JavaScript than 250 kB gzipped, and nothing from elsewhere", async () => {
    const sizes: Promise<number>[] = [];
    const elsewhere: string[] = [];
    page.on("response", (response) => {
      if (!response.url().startsWith(site.origin)) elsewhere.push(response.url());
      if (response.url().endsWith(".js")) sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    await go("/");
    await shows("CRM export");
    await page.waitForLoadState("networkidle");
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThan(FIRST_LOAD_LIMIT_BYTES);
    expect(elsewhere).toEqual([]);
  });
});

inBrowser("upload", () => {
  test("upload: a file dropped on any page is shown first, then read, then started", async () => {
    await go("/contacts");
    await shows("Every address");
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["name;mail\nAda;ada@example.com\n"], "spring_leads.csv", { type: "text/csv" }));
      for (const type of ["dragenter", "dragover", "drop"]) {
        window.dispatchEvent(new DragEvent(type, { dataTransfer: data, cancelable: true, bubbles: true }));
      }
    });
    await shows("separated by semicolons");
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("spring leads");
    expect(await page.getByRole("button", { name: /^mail/u }).getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("button", { name: "Read the list" }).click();
    await page.getByRole("button", { name: "Start checking" }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    const before = Number(await page.getByLabel("Addresses answered").getAttribute("aria-valuenow"));
    await expect
      .poll(async () => Number(await page.getByLabel("Addresses answered").getAttribute("aria-valuenow")))
      .toBeGreaterThan(before);
  });

  test("upload: without a chosen column nothing can be read", async () => {
    await go("/");
    await shows("CRM export");
    await page.setInputFiles("input[type=file]", {
      name: "a.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("mail\nada@example.com\n"),
    });
    await page.getByRole("button", { name: /^mail/u }).click();
    await shows("Choose at least one column.");
    expect(await page.getByRole("button", { name: "Read the list" }).isDisabled()).toBe(true);
  });

  test("upload: a kind that can't be read says what to do", async () => {
    await go("/");
    await shows("CRM export");
    await page.setInputFiles("input[type=file]", {
      name: "old.xls",
      mimeType: "application/vnd.ms-excel",
      buffer: Buffer.from("x"),
    });
    await shows("save it as .xlsx");
    expect(await page.getByRole("button", { name: "Read the list" }).count()).toBe(0);
  });
});

inBrowser("list", () => {
  test("list: parts of the charts narrow the table, and the address keeps it", async () => {
    await go("/lists/8");
    await page.locator(".donut-part").nth(2).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("status")).toBe("undeliverable");
    await expect
      .poll(async () => new Set(await page.locator(".result-row .badge").allTextContents()))
      .toEqual(new Set(["Undeliverable"]));
    await page.reload();
    await expect
      .poll(async () => new Set(await page.locator(".result-row .badge").allTextContents()))
      .toEqual(new Set(["Undeliverable"]));
  });

  test("list: of thousands of rows only those in view exist, and more come as one scrolls", async () => {
    await go("/lists/8");
    await page.locator(".result-row").first().waitFor();
    expect(Number(await page.getByRole("grid").getAttribute("aria-rowcount"))).toBe(12_409);
    const scrollToLast = async (): Promise<number> => {
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      const last = await page.locator(".result-row .result-number").last().textContent();
      return Number(last?.replaceAll(/\D/gu, ""));
    };
    await expect.poll(scrollToLast).toBeGreaterThan(250);
    expect(await page.locator(".result-row").count()).toBeLessThan(60);
  });

  test("list: with the keyboard alone, a row is opened, walked from, and the focus comes back", async () => {
    await go("/lists/8");
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

  test("list: pause, resume, and cancel only after asking", async () => {
    await go("/lists/9");
    await page.getByRole("button", { name: "Pause" }).click();
    await shows("Nobody is asked until you resume");
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await page.getByRole("button", { name: "Keep running" }).click();
    await page.getByRole("alertdialog", { name: "Cancel this run?" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await page.getByRole("button", { name: "Cancel the run" }).click();
    await shows("This run was cancelled.");
    expect(await page.getByRole("button", { name: "Pause" }).count()).toBe(0);
  });

  test("list: renamed and deleted", async () => {
    await go("/lists/2");
    await page.getByRole("button", { name: "More about this list" }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Testers of spring");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Testers of spring" }).waitFor();
    await page.getByRole("button", { name: "More about this list" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete the list" }).click();
    await page.getByRole("heading", { name: "Lists" }).waitFor();
    await expect.poll(() => page.getByRole("link", { name: "Testers of spring" }).count()).toBe(0);
  });

  test("list: a download is a file with the chosen rows", async () => {
    await go("/lists/8");
    await page.getByRole("button", { name: "Download" }).click();
    await page.getByText("Undeliverable", { exact: true }).last().click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /^Download/u }).click(),
    ]);
    expect(new URL(download.url()).searchParams.get("preset")).toBe("undeliverable");
    expect(download.suggestedFilename()).toBe("8.csv");
  });
});

inBrowser("check one", () => {
  test("check one: a name with an address is taken, the steps are told, the verdict is remembered here", async () => {
    await go("/check");
    await page.getByLabel("E-mail address").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Ada Lovelace <ada@acme.example>");
    await page.keyboard.press("Enter");
    await page.locator(".step", { hasText: "The mailbox" }).waitFor();
    await shows("Safe to send.");
    expect(new URL(page.url()).searchParams.get("email")).toBe("Ada Lovelace <ada@acme.example>");
    await go("/check");
    await page.getByRole("button", { name: "ada@acme.example" }).waitFor();
  });

  test("check one: a suggestion is one press away", async () => {
    await go("/check?email=ada@gmial.example");
    await page.getByRole("button", { name: "ada@gmail.example" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("email")).toBe("ada@gmail.example");
    await shows("Safe to send.");
  });

  test("check one: nobody waits for ever", async () => {
    await page.clock.install();
    await go("/check?email=slow@acme.example");
    await shows("It isn't our turn yet");
    await page.clock.fastForward(31_000);
    await shows("This takes longer than usual.");
    await page.getByRole("button", { name: "Stop watching" }).click();
    await shows("Not watching any more.");
    expect(await page.locator(".verdict .spinner").count()).toBe(0);
  });
});

inBrowser("providers", () => {
  test("provider: left alone on one egress, on all of them, and asked again on one", async () => {
    await go("/providers?q=google");
    await page.getByRole("button", { name: "Suspend Google on second" }).click();
    await page.getByRole("menuitem", { name: "For 15 minutes" }).click();
    await shows("Google on second is left alone");
    await page.getByRole("button", { name: "Resume Google on second" }).waitFor();
    await page.getByRole("button", { name: "Suspend Google on main" }).click();
    await page.getByRole("menuitem", { name: "For an hour, on all egresses" }).click();
    await page.getByRole("button", { name: "Resume Google on main" }).click();
    await page.getByRole("button", { name: "Suspend Google on main" }).waitFor();
    expect(await page.getByRole("button", { name: "Resume Google on second" }).count()).toBe(1);
  });
});

inBrowser("app", () => {
  test("app: the theme is remembered", async () => {
    await page.emulateMedia({ colorScheme: "light" });
    await go("/settings");
    const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.locator(".sidebar .theme-switch-choice").nth(2).click();
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    await page.reload();
    expect(await ground()).toBe(dark);
  });

  test("app: while the server is away it says so, and catches up when it is back", async () => {
    await go("/providers");
    await shows("Left alone until");
    await site.whileAway(() => shows("No connection to Rollcall."));
    await page.getByText("No connection to Rollcall.").waitFor({ state: "detached" });
    expect(await page.getByText("Left alone until").count()).toBe(1);
  });

  test("app: after a navigation the focus is on the new page's heading", async () => {
    await go("/");
    await page.getByRole("link", { name: "Contacts" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Contacts");
  });
});
