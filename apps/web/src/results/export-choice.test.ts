import { expect, test } from "vitest";
import { makeUrl } from "../api/client.ts";
import { exportQuery, FIRST_CHOICE, type ExportChoice } from "./export-choice.ts";

const path = (choice: Partial<ExportChoice>): string =>
  makeUrl("/e", { query: exportQuery({ ...FIRST_CHOICE, ...choice }) });

test("exportQuery: the first choice is what most people need: safe addresses, for Excel", () => {
  expect(path({})).toBe("/e?preset=safe&format=csv_excel");
});

test("exportQuery: a setting is sent only where it has a meaning", () => {
  expect(path({ format: "xlsx", gzip: true, semicolon: true })).toBe("/e?preset=safe&format=xlsx");
  expect(path({ format: "jsonl", gzip: true, semicolon: true })).toBe("/e?preset=safe&format=jsonl&gzip=true");
  expect(path({ format: "csv", semicolon: true })).toBe("/e?preset=safe&format=csv&delimiter=%3B");
  expect(path({ statuses: ["risky"], withoutDuplicates: true })).toBe("/e?preset=safe&format=csv_excel");
});

test("exportQuery: a custom download names its statuses", () => {
  expect(path({ preset: "custom", format: "csv", statuses: ["risky", "unknown"], withoutDuplicates: true })).toBe(
    "/e?preset=custom&format=csv&status=risky%2Cunknown&duplicates=false",
  );
});
