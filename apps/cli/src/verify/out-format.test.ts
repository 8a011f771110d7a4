import { expect, test } from "vitest";
import { outFormat } from "./output-options.ts";

test.each([
  ["cleaned.csv", { format: "csv", gzip: false, isSplit: false }],
  ["Cleaned.CSV", { format: "csv", gzip: false, isSplit: false }],
  ["cleaned.txt", { format: "csv", gzip: false, isSplit: false }],
  ["a.b/cleaned.xlsx", { format: "xlsx", gzip: false, isSplit: false }],
  ["cleaned.jsonl", { format: "jsonl", gzip: false, isSplit: false }],
  ["cleaned.csv.gz", { format: "csv", gzip: true, isSplit: false }],
  ["cleaned.jsonl.GZ", { format: "jsonl", gzip: true, isSplit: false }],
  ["cleaned", null],
  ["cleaned.xls", null],
  ["cleaned.gz", null],
  ["cleaned.zip", { format: "csv", gzip: false, isSplit: true }],
  ["cleaned.zip.gz", null],
  ["csv", null],
  ["", null],
])("outFormat: %j is written as %j", (file, format) => {
  expect(outFormat(file)).toEqual(format);
});
