import { expect, test } from "vitest";
import { LIST_NAME_CHARS, listNameOf, unreadableBecause } from "./accepted.ts";

test("unreadableBecause: says what to do with unsupported files", () => {
  expect(unreadableBecause("People.NUMBERS")).toContain("Export it");
  expect(unreadableBecause("archive.rar")).toContain("Unpack");
  expect(unreadableBecause("report.xls")).toBeNull();
  expect(unreadableBecause("archive.zip")).toBeNull();
  expect(unreadableBecause("people.xlsx")).toBeNull();
  expect(unreadableBecause("export.csv.gz")).toBeNull();
  expect(unreadableBecause("no-ending")).toBeNull();
});

test("listNameOf: drops endings and underscores", () => {
  expect(listNameOf("spring_campaign 2026.csv")).toBe("spring campaign 2026");
  expect(listNameOf("crm-export.csv.gz")).toBe("crm-export");
  expect(listNameOf("v1.2 final")).toBe("v1.2 final");
  expect(listNameOf(`${"long".repeat(60)}.csv`)).toHaveLength(LIST_NAME_CHARS);
});
