import { expect, test } from "vitest";
import type { Preview } from "../api/schemas.ts";
import { columnChoices, delimiterWords } from "./columns.ts";

const preview: Preview = {
  file_name: "a.csv",
  format: "csv",
  encoding: "utf-8",
  encoding_note: null,
  delimiter: ",",
  has_header: true,
  prelude: [],
  other_columns: [],
  few_addresses: false,
  suggestions: 0,
  columns: ["Name", "", "Work e-mail"],
  preview: [["Ada", "x", "ada@example.com", "extra"]],
  address_columns: [2],
  column_guesses: [
    { column: 2, name: "Work e-mail", share: 0.98, distinct_share: 1, score: 1 },
    { column: 1, name: "", share: 0.1, distinct_share: 1, score: 0.1 },
  ],
  sheets: [],
  sheet: null,
  same_file: null,
};

test("columnChoices: all columns, likely address columns first", () => {
  expect(columnChoices(preview)).toEqual([
    { column: 2, name: "Work e-mail", share: 0.98 },
    { column: 1, name: "Column 2", share: 0.1 },
    { column: 0, name: "Name", share: 0 },
    { column: 3, name: "Column 4", share: 0 },
  ]);
});

test("delimiterWords: names invisible delimiters", () => {
  expect(delimiterWords("\t")).toBe("separated by tabs");
  expect(delimiterWords("~")).toBe("separated by “~”");
  expect(delimiterWords(null)).toBeNull();
});
