import { expect, test } from "vitest";
import { makeUrl } from "../api/client.ts";
import { exportQuery, FIRST_CHOICE, type ExportChoice } from "./export-choice.ts";

const path = (choice: Partial<ExportChoice>): string =>
  makeUrl("/e", { query: exportQuery({ ...FIRST_CHOICE, ...choice }) });

test("exportQuery: by default safe addresses, each once, for Excel", () => {
  expect(path({})).toBe("/e?preset=safe&format=csv_excel&duplicates=false");
});

test("exportQuery: a line for each address, if wanted", () => {
  expect(path({ perAddress: true })).toContain("lines=addresses");
});

test("exportQuery: the mail tool that the file is for", () => {
  expect(path({ target: "mailchimp" })).toContain("target=mailchimp");
  expect(path({})).not.toContain("target");
});

test("exportQuery: sends settings only where they apply", () => {
  const all = { preset: "everything" } as const;
  expect(path({ ...all, format: "xlsx", gzip: true, semicolon: true })).toBe("/e?preset=everything&format=xlsx");
  expect(path({ ...all, format: "jsonl", gzip: true, semicolon: true })).toBe(
    "/e?preset=everything&format=jsonl&gzip=true",
  );
  expect(path({ ...all, format: "csv", semicolon: true })).toBe("/e?preset=everything&format=csv&delimiter=semicolon");
  expect(path({ ...all, statuses: ["risky"], withoutDuplicates: true })).toBe("/e?preset=everything&format=csv_excel");
});

test("exportQuery: a custom download has statuses", () => {
  expect(path({ preset: "custom", format: "csv", statuses: ["risky", "unknown"], withoutDuplicates: true })).toBe(
    "/e?preset=custom&format=csv&status=risky&status=unknown&duplicates=false",
  );
});

test("exportQuery: the columns in their order, and an archive by status", () => {
  const query = path({ columns: ["b, c", "a"], byStatus: true, gzip: true, withoutDuplicates: false });
  expect(query).toContain("columns=b%2C+c&columns=a");
  expect(query).toContain("split=status");
  expect(query).toContain("duplicates=true");
  expect(query).not.toContain("gzip");
  expect(path({ columns: ["a"], target: "mailchimp" })).not.toContain("columns");
});
