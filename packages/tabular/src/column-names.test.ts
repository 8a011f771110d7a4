import { expect, test } from "vitest";
import { columnNames } from "./column-names.ts";

test.each([
  [["email", "name"], 2, ["email", "name"]],
  [["email", "email", "email"], 3, ["email", "email (2)", "email (3)"]],
  [["a", "a", "a (2)"], 3, ["a", "a (2)", "a (2) (2)"]],
  [[" email ", ""], 3, ["email", "Column 2", "Column 3"]],
  [["Column 2", ""], 2, ["Column 2", "Column 2 (2)"]],
  [[], 1, ["Column 1"]],
  [["a", "a (2)", "a", "a", "a (3)"], 5, ["a", "a (2)", "a (3)", "a (4)", "a (3) (2)"]],
])("columnNames: %j in %i columns are all distinct", (header, width, names) => {
  expect(columnNames(header, width)).toEqual(names);
});

test("columnNames: a hundred thousand equal names are numbered in linear time", () => {
  const names = columnNames(Array.from<string>({ length: 100_000 }).fill("email"), 0);
  expect(names.at(-1)).toBe("email (100000)");
});
