import type { Page } from "playwright-core";
import { encodeText } from "@rollcall/tabular/testing/encode-text";
import { workbook, zipOf } from "@rollcall/tabular/testing/workbook-fixture";
import { expect, test } from "vitest";
import { startSmallWorld } from "../cli/small-world.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

// How a file is read can be chosen where it is previewed, and the preview shows it at once.

const CSV = "text/csv";
const cell = (text: string): string => `<c t="str"><v>${text}</v></c>`;
const sheet = (...rows: readonly (readonly string[])[]): string =>
  `<sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData>`;
const contacts = (...names: readonly string[]): string =>
  `name,email\n${names.map((name, at) => `${name},contact${at}@plain.zz\n`).join("")}`;

const open = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.setInputFiles("input[type=file]", { name, mimeType: CSV, buffer });

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`${label}$`, "u") }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

withEngines("chromium")("how a file is read, in a browser", { timeout: 240_000 }, () => {
  const site = browseSite(startSmallWorld);

  test.each([
    ["windows-1251", "Cyrillic (Windows-1251)", ["Иван Петров", "Мария Смирнова", "Ольга Кузнецова", "Сергей Иванов"]],
    ["shift_jis", "Japanese (Shift JIS)", ["山田太郎", "佐藤花子 東京", "鈴木一郎 名古屋", "高橋メール 札幌"]],
    ["big5", "Chinese, traditional (Big5)", ["王小明 臺北", "李華 高雄", "張偉 臺中", "劉洋 臺南"]],
  ] as const)("upload: letters in %s, found by themselves or chosen", async (encoding, label, names) => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    await open(page, "contacts.csv", encodeText(contacts(...names), encoding));
    await there.sees(names[0]);
    await page.getByRole("button", { name: /^How the file is read/u }).click();
    await choose(page, "Encoding of the letters", "Western European (Windows-1252)");
    await expect.poll(() => page.getByText(names[0]).count()).toBe(0);
    await choose(page, "Encoding of the letters", label);
    await there.sees(names[0]);
    await there.isAccessible();
    await page.getByRole("button", { name: "Import list" }).click();
    await there.sees("File summary");
    const id = new URL(page.url()).pathname.split("/").at(-1);
    const own = await fetch(`${new URL(page.url()).origin}/v1/lists/${id}/export`, {
      headers: { cookie: site.running.cookie },
    });
    expect(await own.text()).toContain(names[0]);
  });

  test("upload: letters of a list too short to tell by are mended by choosing the encoding", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    await open(page, "contacts.csv", encodeText(contacts("山田太郎"), "shift_jis"));
    await there.sees(/Not valid UTF-8: read as/u);
    expect(await page.getByText("山田太郎").count()).toBe(0);
    await page.getByRole("button", { name: /^How the file is read/u }).click();
    await choose(page, "Encoding of the letters", "Japanese (Shift JIS)");
    await there.sees("山田太郎");
    await expect.poll(() => page.getByText(/Not valid UTF-8/u).count()).toBe(0);
  });

  test("upload: rows at the end that are no contacts are left out", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    const text = `${contacts("Ann", "Bo")}Questions?,help@plain.zz\n`;
    await open(page, "report.csv", Buffer.from(text));
    await page.getByRole("button", { name: /^How the file is read/u }).click();
    await choose(page, "Rows at the end that are no contacts", "The last row");
    await page.getByRole("button", { name: "Import list" }).click();
    await there.sees("2 addresses to check");
  });

  test("upload: semicolons, and a header below a title", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    const text = "Customers Q3;;\n;;\nNo.;Name;E-mail\n1;Ann, Ltd;ann@plain.zz\n2;Bo;bo@plain.zz\n";
    await open(page, "report.csv", Buffer.from(text));
    await there.sees(/separated by semicolons · header below a title/u);
    await there.sees("2 rows above the column names are kept, and not read as contacts.");
    await page.getByRole("button", { name: /^How the file is read/u }).click();
    await choose(page, "Row with the column names", "Row 1");
    await there.sees(/first row is a header/u);
    await choose(page, "Between the columns", "Comma");
    await there.sees(/separated by commas/u);
    await choose(page, "Row with the column names", "Row 30");
    await there.sees(/Row 30 is not among the first rows/u);
    await page.getByRole("button", { name: "Read it as it was found" }).click();
    await there.sees(/separated by semicolons · header below a title/u);
  });

  test("upload: a workbook with a cover, and an archive of two lists", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    const sheets = {
      Cover: sheet(["Our customers"]),
      Contacts: sheet(["E-mail"], ["ann@plain.zz"]),
      Old: sheet(["E-mail"], ["old@plain.zz"]),
    };
    await open(page, "book.xlsx", await workbook({ sheets }));
    await there.sees("The workbook has 3 sheets. “Contacts” is imported.");
    await page.getByRole("button", { name: /^How the file is read/u }).click();
    await choose(page, "Sheet", "Old");
    await there.sees("old@plain.zz");
    await page.getByRole("button", { name: "Cancel" }).click();
    await open(page, "lists.zip", await zipOf({ "a.csv": contacts("Ann"), "b.csv": contacts("Bo") }));
    await there.sees("The archive has 2 files. “a.csv” is imported.");
    await page.getByRole("button", { name: /^How the file is read/u }).click();
    await choose(page, "File in the archive", "b.csv");
    await there.sees("Bo");
  });
});
