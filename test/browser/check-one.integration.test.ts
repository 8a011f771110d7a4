import { expect, test } from "vitest";
import { startSmallWorld } from "../cli/small-world.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

/** The headings of all steps. */
const STEPS = [
  "Spelling",
  "Domain",
  "Mail servers",
  "Connect",
  "Greeting",
  "Introduction",
  "Sender",
  "The mailbox",
  "Cross-check",
  "Result",
];

withEngines("chromium")("check one, against mail servers", { timeout: 120_000 }, () => {
  const site = browseSite(startSmallWorld);

  test("check one: accepts a name with an address, times every step, and has a link", async () => {
    await using first = await site.visit();
    await first.go("/check");
    await first.page.getByLabel("Email address").fill("Anna Lind <Anna@plain.zz>");
    await first.page.keyboard.press("Enter");
    await first.sees("Safe to send.");
    // MAIL FROM is said again before the cross-check.
    const headings = new Set(await first.page.locator(".step .step-label").allTextContents());
    expect([...headings].filter((heading) => STEPS.includes(heading))).toEqual(STEPS);
    const asked = first.page.locator(".step", { hasText: "The mailbox" });
    expect(await asked.textContent()).toMatch(/\d m?s.*250/u);
    await first.isAccessible();

    await using second = await site.visit();
    await second.go(new URL(first.page.url()).pathname + new URL(first.page.url()).search);
    await second.sees("Safe to send.");
    await second.sees("anna@plain.zz");
  });

  test("check one: a missing mailbox has the server's reply and advice", async () => {
    await using there = await site.visit();
    await there.go("/check?email=nobody@plain.zz");
    await there.sees("Undeliverable");
    await there.sees("What to do:");
    expect(await there.page.locator(".step", { hasText: "The mailbox" }).textContent()).toContain("550");
    await there.page.getByRole("button", { name: "Transcript" }).click();
    await there.sees("RCPT TO:<nobody@plain.zz>");
  });

  test("check one: a greylisted check waits, and the verdict arrives", async () => {
    await using there = await site.visit();
    await there.go("/check?email=ben@grey.zz");
    await expect.poll(() => there.page.locator(".check-grid").textContent()).toMatch(/4\d\d /u);
    await there.sees("Safe to send.");
  });

  test("check one: invalid addresses and domains are answered at once", async () => {
    await using there = await site.visit();
    await there.go("/check?email=anna@@plain.zz");
    await there.sees("Undeliverable");
    await there.go("/check?email=anna@does-not-exist.zz");
    await there.sees(/domain/iu);
    await there.sees("Undeliverable");
    await there.go(`/check?email=${"a".repeat(300)}@plain.zz`);
    await there.sees("Undeliverable");
  });
});
