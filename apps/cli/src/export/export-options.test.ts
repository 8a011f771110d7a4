import { expect, test } from "vitest";
import { EXPORT_HELP, parseExportOptions } from "./export-options.ts";

test("parseExportOptions: a number and a file", () => {
  expect(parseExportOptions(["12", "--out", "a.csv.gz", "--preset", "safe"])).toMatchObject({
    type: "export",
    listId: 12,
    output: { path: "a.csv.gz", format: "csv", gzip: true, preset: "safe" },
  });
});

test("parseExportOptions: no arguments show the lists, --help the help", () => {
  expect(parseExportOptions([])).toEqual({ type: "lists" });
  expect(parseExportOptions(["-h"])).toEqual({ type: "help" });
});

test.each<[readonly string[], string]>([
  [["twelve"], 'A list is given by its number, not "twelve": npm run export shows them.'],
  [["12"], "--out is missing. For example: --out cleaned.csv, or --out -"],
  [["12", "13", "--out", "a.csv"], "Only one list at a time: unexpected 13. See --help."],
  [["12", "--fast"], "Unknown option '--fast'. See --help."],
  [["12", "--out", "a.doc"], '--out must be a file that ends in .csv, .xlsx, .jsonl or .zip, not "a.doc".'],
])("parseExportOptions: %j is reported in a sentence", (args, problem) => {
  expect(parseExportOptions(args)).toEqual({ type: "problem", problem });
});

test("EXPORT_HELP: fits the terminal", () => {
  expect(Math.max(...EXPORT_HELP.split("\n").map((line) => line.length))).toBeLessThanOrEqual(95);
});
