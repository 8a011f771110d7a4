import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { demoWorld, startMailWorld } from "@rollcall/mailworld";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { slowAddresses, startSmallWorld } from "../cli/small-world.ts";
import type { Visit } from "./browser.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

const SAMPLE = fileURLToPath(new URL("../../samples/contacts.csv", import.meta.url));
const RUN_LIMIT_MS = 240_000;

const answered = async (page: Page): Promise<number> =>
  Number(await page.getByLabel("Addresses answered").getAttribute("aria-valuenow"));

/** Uploads a file and starts checking it. */
async function begin(there: Visit, file: Parameters<Page["setInputFiles"]>[1]): Promise<void> {
  const { page } = there;
  await there.go("/");
  await page.setInputFiles("input[type=file]", file);
  await page.getByRole("button", { name: "Import list" }).click();
  await page.getByRole("button", { name: "Start checking" }).click();
  await page.getByLabel("Addresses answered").waitFor();
}

/** Takes a download and reads it. */
async function download(page: Page, preset: string): Promise<string[][]> {
  await page.getByRole("button", { name: "Download" }).click();
  await page.getByRole("radio", { name: new RegExp(`^${preset}`, "u") }).check({ force: true });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Download/u }).click(),
  ]);
  return parse(await readFile(await file.path()), { bom: true, relax_column_count: true });
}

withEngines("chromium")("the sample list in a browser", { timeout: RUN_LIMIT_MS }, () => {
  const site = browseSite(() => startMailWorld(demoWorld()));

  test("lists: from the upload to the download, with live progress", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    await there.isAccessible();
    await page.setInputFiles("input[type=file]", SAMPLE);
    await there.sees("first row is a header");
    expect(await page.getByRole("button", { name: /^E-mail/u }).getAttribute("aria-pressed")).toBe("true");
    await page.getByRole("button", { name: "Import list" }).click();
    await there.sees("File summary");
    await there.isAccessible();
    await page.getByRole("button", { name: "Start checking" }).click();
    await page.getByLabel("Addresses answered").waitFor();
    const seen = new Set<number>();
    await expect
      .poll(async () => seen.add(await answered(page)).size, { timeout: 60_000, interval: 300 })
      .toBeGreaterThan(3);
    expect([...seen]).toEqual([...seen].toSorted((a, b) => a - b));
    await there.isAccessible();
    await page.getByText("Done", { exact: true }).first().waitFor({ timeout: RUN_LIMIT_MS });

    await page.locator(".donut-part").first().waitFor();
    await there.isAccessible();
    await page
      .locator(".legend, .overview")
      .getByRole("button", { name: /Undeliverable/u })
      .first()
      .click();
    await expect
      .poll(async () => new Set(await page.locator(".result-row .badge").allTextContents()))
      .toEqual(new Set(["Undeliverable"]));
    await page.getByLabel(/Search/u).fill("watervelt");
    await page.locator(".result-row").first().waitFor();
    await page.locator(".result-row").first().click();
    await there.sees("Original row");
    await there.isAccessible();
    await page.keyboard.press("Escape");

    const original = parse(await readFile(SAMPLE), { bom: true, relax_column_count: true });
    const rows = await download(page, "Everything");
    expect(rows).toHaveLength(original.length);
    const status = rows[0]?.indexOf("rc_status") ?? -1;
    const statuses = new Set(rows.slice(1).map((row) => row[status]));
    expect(statuses).toEqual(new Set(["deliverable", "risky", "undeliverable", "unknown", ""]));
    const safe = await download(page, "Safe to send");
    expect(new Set(safe.slice(1).map((row) => row[status]))).toEqual(new Set(["deliverable"]));
    // Each address once.
    const email = rows[0]?.indexOf("rc_email") ?? -1;
    const deliverable = rows.filter((row) => row[status] === "deliverable").map((row) => row[email]);
    expect(safe.length - 1).toBeLessThan(deliverable.length);
    expect(new Set(safe.slice(1).map((row) => row[email]))).toEqual(new Set(deliverable));
    expect(safe.length - 1).toBe(new Set(deliverable).size);
  });

  test("providers: contacted ones are listed, and one is paused and resumed", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/providers");
    await page.getByRole("button", { name: "Pause Google" }).click();
    await page.getByRole("menuitem", { name: "For an hour" }).click();
    await there.sees(/Paused until/u);
    await there.isAccessible();
    await page.getByRole("button", { name: "Resume Google" }).click();
    await page.getByRole("button", { name: "Pause Google" }).waitFor();
  });
});

withEngines("chromium")("a slow list in a browser", { timeout: RUN_LIMIT_MS }, () => {
  const site = browseSite(startSmallWorld);

  test("list: paused, resumed and stopped, with the results kept", async () => {
    await using there = await site.visit();
    const { page } = there;
    const addresses = slowAddresses(0, 1_200);
    const buffer = Buffer.from(`email\n${addresses.join("\n")}\n`);
    await begin(there, { name: "slow.csv", mimeType: "text/csv", buffer });
    await expect.poll(() => answered(page), { timeout: 60_000 }).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Pause" }).click();
    await there.sees("Nothing is checked until you resume");
    // Open sessions finish first.
    let before = -1;
    await expect
      .poll(
        async () => {
          const last = before;
          before = await answered(page);
          return before === last;
        },
        { timeout: 60_000, interval: 4_000 },
      )
      .toBe(true);
    await page.getByRole("button", { name: "Resume" }).click();
    await expect.poll(() => answered(page), { timeout: 60_000 }).toBeGreaterThan(before);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("button", { name: "Stop checking" }).click();
    await there.sees("Checking was stopped.");
    const rows = await download(page, "Everything");
    expect(rows.slice(1).map(([address]) => address)).toEqual(addresses);
    const reason = rows[0]?.indexOf("rc_reason") ?? -1;
    const reasons = new Set(rows.slice(1).map((row) => row[reason]));
    expect(reasons).toContain("accepted");
    expect(reasons).toContain("cancelled");
  });

  test("upload: a wrong file is explained and not stored", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    const wrong = [
      // [MS-CFB] §2.2: the signature of the files of Office until 2003.
      {
        name: "old.xls",
        mimeType: "application/vnd.ms-excel",
        buffer: Buffer.from("d0cf11e0a1b11ae1".padEnd(1_024, "0"), "hex"),
        says: /old Excel .*save it as \.xlsx or CSV/u,
      },
      {
        name: "photo.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("\u0089PNG\r\n\u001A\n0000", "latin1"),
        says: /picture|image|PNG/iu,
      },
      { name: "empty.csv", mimeType: "text/csv", buffer: Buffer.alloc(0), says: "The file is empty." },
    ];
    for (const { says, ...file } of wrong) {
      await page.setInputFiles("input[type=file]", file);
      await there.sees(says);
      expect(await page.getByRole("button", { name: "Import list" }).count()).toBe(0);
      await there.isAccessible();
      await page.getByRole("button", { name: "Close" }).last().click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByText("photo").count()).toBe(0);
  });
});
