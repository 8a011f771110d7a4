import { buffer } from "node:stream/consumers";
import { writeTable } from "@rollcall/tabular";
import { expect, test } from "vitest";
import { workbook } from "@rollcall/tabular/testing/workbook-fixture";
import { startSmallWorld } from "../cli/small-world.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function* people(): AsyncGenerator<readonly (readonly string[])[]> {
  yield [
    ["Anna", "anna@plain.zz"],
    ["Nobody", "nobody@plain.zz"],
  ];
}

withEngines("chromium")("workbooks in a browser", { timeout: 240_000 }, () => {
  const site = browseSite(startSmallWorld);

  test("upload: an Excel workbook is imported, and so is its download", async () => {
    await using there = await site.visit();
    const { page } = there;
    const bytes = await buffer(writeTable({ format: "xlsx", gzip: false, header: ["Name", "E-mail"], rows: people() }));
    await there.go("/");
    await page.setInputFiles("input[type=file]", { name: "people.xlsx", mimeType: XLSX, buffer: bytes });
    await there.sees(/XLSX · first row is a header/u);
    await there.isAccessible();
    await page.getByRole("button", { name: "Import list" }).click();
    await there.sees("File summary");
    await there.sees(/Addresses from E-mail · first row is a header/u);
    const id = new URL(page.url()).pathname.split("/").at(-1);
    const own = await fetch(`${new URL(page.url()).origin}/v1/lists/${id}/export?format=xlsx`, {
      headers: { cookie: site.running.cookie },
    });
    const exported = Buffer.from(await own.arrayBuffer());
    await there.go("/");
    await page.setInputFiles("input[type=file]", { name: "again.xlsx", mimeType: XLSX, buffer: exported });
    await there.sees(/XLSX · first row is a header/u);
  });

  test("upload: the imported sheet is named, not a hidden one", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = (...texts: string[]): string =>
      `<sheetData>${texts.map((text, at) => `<row r="${at + 1}">${cell(`A${at + 1}`, text)}</row>`).join("")}</sheetData>`;
    const bytes = await workbook({
      sheets: { Lookups: sheet("Country", "Norway"), Contacts: sheet("E-mail", "anna@plain.zz") },
      hidden: ["Lookups"],
    });
    await page.setInputFiles("input[type=file]", { name: "two.xlsx", mimeType: XLSX, buffer: bytes });
    await there.sees("The workbook has 2 sheets. “Contacts” is imported.");
  });

  test("a fault around the pages shows the app's own message", async () => {
    await using there = await site.visit();
    const { page } = there;
    await page.route("**/v1/lists/preview*", (route) => route.fulfill({ json: { file_name: "x.csv" } }));
    await there.go("/");
    await page.setInputFiles("input[type=file]", {
      name: "x.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("a@b.com"),
    });
    await there.sees("Something went wrong on this page");
    await there.sees("Your lists and running checks are safe");
    expect(await page.textContent("body")).not.toMatch(/TypeError|undefined|at \w+ \(/u);
    await there.isAccessible();
    await page.getByRole("button", { name: "Reload" }).click();
    await page.locator("input[type=file]").first().waitFor({ state: "attached" });
  });
});
