import { expect, test } from "vitest";
import { cellsOf, open } from "../testing/table-fixtures.ts";

test.each([
  ["commas", "a@x.com, b@x.com,c@y.org", ["a@x.com", "b@x.com", "c@y.org"]],
  ["semicolons, and a last one", "a@x.com; b@x.com;\n", ["a@x.com", "b@x.com"]],
  ["Outlook's To line", "Ada Ahl <a@x.com>; Doe, Bo <b@x.com>", ["Ada Ahl <a@x.com>", "Doe, Bo <b@x.com>"]],
  ["names in quotes", '"Ahl, Ada" <a@x.com>, "Doe; Bo" <b@x.com>', ['"Ahl, Ada" <a@x.com>', '"Doe; Bo" <b@x.com>']],
  ["tabs", "a@x.com\tb@x.com", ["a@x.com", "b@x.com"]],
])("a file of one line, with %s: each address is a row", async (_, text, rows) => {
  const table = await open(Buffer.from(text), { looksLikeAddress: (cell) => /\w@\w/.test(cell) });
  expect(table).toMatchObject({ addressColumn: 0, hasHeader: false });
  expect((await cellsOf(table)).map(([cell]) => cell!.trim()).filter((cell) => cell !== "")).toEqual(rows);
});

test("3,000 addresses in a line are 3,000 rows", async () => {
  const text = Array.from({ length: 3_000 }, (_, index) => `contact${index}@example.org`).join(", ");
  expect(await cellsOf(await open(Buffer.from(text)))).toHaveLength(3_000);
});

test.each([
  ["a row of a table", "1,Ann,a@x.com,Rome"],
  ["a header", "email,name"],
  ["one address", "a@x.com"],
])("a file of one line that is %s stays one row", async (_, text) => {
  expect(await cellsOf(await open(Buffer.from(text), { hasHeader: false }))).toHaveLength(1);
});

test("a delimiter that is given is kept", async () => {
  const table = await open(Buffer.from("a@x.com,b@x.com"), { delimiter: ",", hasHeader: false });
  expect(await cellsOf(table)).toEqual([["a@x.com", "b@x.com"]]);
});
