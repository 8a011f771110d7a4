import { expect, test } from "vitest";
import { outFormat } from "./output-options.ts";

test.each([
  ["cleaned.csv", { format: "csv", gzip: false }],
  ["Cleaned.CSV", { format: "csv", gzip: false }],
  ["cleaned.txt", { format: "csv", gzip: false }],
  ["a.b/cleaned.xlsx", { format: "xlsx", gzip: false }],
  ["cleaned.jsonl", { format: "jsonl", gzip: false }],
  ["cleaned.csv.gz", { format: "csv", gzip: true }],
  ["cleaned.jsonl.GZ", { format: "jsonl", gzip: true }],
  ["cleaned", null],
  ["cleaned.xls", null],
  ["cleaned.gz", null],
  ["cleaned.csv.zip", null],
  ["csv", null],
  ["", null],
])("outFormat: %j is written as %j", (file, format) => {
  expect(outFormat(file)).toEqual(format);
});
