import { expect, test } from "vitest";
import { withEngines } from "../engines/with-engines.ts";
import { browseSeededSite } from "./browse-site.ts";

const GROUND = "getComputedStyle(document.body).backgroundColor";

withEngines("chromium")("the app over a seeded site", { timeout: 180_000 }, () => {
  const site = browseSeededSite();

  test("check one: the field has the focus, and recent checks are kept", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/check");
    await page.getByLabel("Email address").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Grace Hopper <grace@acme.zz>");
    await page.keyboard.press("Enter");
    await page.locator(".step", { hasText: "The mailbox" }).waitFor();
    await there.sees("Safe to send.");
    expect(new URL(page.url()).searchParams.get("email")).toBe("Grace Hopper <grace@acme.zz>");
    await there.go("/check");
    await page.getByRole("button", { name: "grace@acme.zz" }).waitFor();
  });

  test("check one: a suggestion is one click away", async () => {
    await using there = await site.visit();
    await there.go("/check?email=ada@gmial.com");
    await there.page.getByRole("button", { name: "ada@gmail.com" }).click();
    await expect.poll(() => new URL(there.page.url()).searchParams.get("email")).toBe("ada@gmail.com");
    await there.sees("Safe to send.");
  });

  test("check one: several addresses become a list", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/check");
    await page.getByLabel("Email address").fill("ada@acme.zz, grace@acme.zz");
    await page.getByRole("button", { name: "Create a list of 2" }).click();
    await page.getByRole("dialog", { name: "Paste addresses" }).waitFor();
    await there.sees("2 addresses found");
  });

  test("check one: a suppressed address isn't to be emailed", async () => {
    await using there = await site.visit();
    await there.go("/check?email=unsubscribed1%40example.com");
    await there.sees("Don't email this address.");
    await there.page.getByRole("link", { name: "Open the suppression list" }).waitFor();
  });

  test("check one: a slow check can be left", async () => {
    await using there = await site.visit();
    const { page } = there;
    await page.clock.install();
    // Its provider blocks us and is paused for hours.
    await there.go("/check?email=grace@umbrella.zz");
    await page.locator(".step", { hasText: "Spelling" }).waitFor();
    await page.clock.fastForward(31_000);
    await there.sees("This is taking longer than usual.");
    await page.getByRole("button", { name: "Stop watching" }).click();
    await there.sees("You stopped watching.");
    expect(await page.locator(".verdict .spinner").count()).toBe(0);
  });

  test("provider: paused on one egress or on all, and resumed on one", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/providers?q=google");
    await page.getByRole("button", { name: "Pause Google on second" }).click();
    await page.getByRole("menuitem", { name: "For 15 minutes" }).click();
    await there.sees("Google on second is paused");
    await page.getByRole("button", { name: "Resume Google on second" }).waitFor();
    await page.getByRole("button", { name: "Pause Google on main" }).click();
    await page.getByRole("menuitem", { name: "For an hour, on all egresses" }).click();
    await page.getByRole("button", { name: "Resume Google on main" }).click();
    await page.getByRole("button", { name: "Pause Google on main" }).waitFor();
    expect(await page.getByRole("button", { name: "Resume Google on second" }).count()).toBe(1);
  });

  test("provider: one that blocks us is paused, with its reply", async () => {
    await using there = await site.visit();
    await there.go("/providers?q=mimecast");
    await there.sees("Paused until");
    expect(await there.page.locator("blockquote").first().textContent()).toMatch(/\w/u);
    await there.isAccessible();
  });

  test("app: the theme is remembered", async () => {
    await using there = await site.visit();
    const { page } = there;
    await page.emulateMedia({ colorScheme: "light" });
    await there.go("/settings");
    const light = await page.evaluate<string>(GROUND);
    await page.locator(".sidebar .theme-switch-choice").nth(2).click();
    await expect.poll(() => page.evaluate<string>(GROUND)).not.toBe(light);
    const dark = await page.evaluate<string>(GROUND);
    await page.reload();
    expect(await page.evaluate<string>(GROUND)).toBe(dark);
  });

  test("app: says that the server is away, and refetches when it is back", async () => {
    await using there = await site.visit();
    await there.go("/providers?q=mimecast");
    await there.sees("Paused until");
    await site.running.whileAway(() => there.sees("No connection to Rollcall."));
    await there.page.getByText("No connection to Rollcall.").waitFor({ state: "detached" });
    await there.sees("Paused until");
  });

  test("app: after a navigation the focus is on the new page's heading", async () => {
    await using there = await site.visit();
    await there.go("/");
    await there.page.getByRole("link", { name: "Contacts" }).click();
    await expect.poll(() => there.page.evaluate("document.activeElement?.textContent")).toBe("Contacts");
  });

  test("navigation: on a phone every page is two taps away", async () => {
    await using there = await site.visit();
    const { page } = there;
    await page.setViewportSize({ width: 390, height: 844 });
    await there.go("/");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("dialog", { name: "All pages" }).getByRole("link", { name: "Activity" }).click();
    await page.getByRole("heading", { name: "Activity" }).waitFor();
    await page.getByRole("dialog", { name: "All pages" }).waitFor({ state: "detached" });
  });
});
