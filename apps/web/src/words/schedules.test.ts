import { expect, test } from "vitest";
import { dueWords, filterWords, spreadWords, targetWords } from "./schedules.ts";

test("targetWords: says whom, with the list's name where there is one", () => {
  expect(targetWords({ type: "all" }, undefined)).toBe("All contacts");
  expect(targetWords({ type: "list", list_id: "8" }, "CRM")).toBe("The list “CRM”");
  expect(targetWords({ type: "list", list_id: "9" }, undefined)).toBe("One list");
});

test("filterWords: each part is named, and a word it doesn't know is shown as it came", () => {
  expect(filterWords({ status: "deliverable", domain: "acme.example", q: "ada" })).toBe(
    "deliverable, at acme.example, with “ada”",
  );
  expect(filterWords({ status: "novel" })).toBe("novel");
  expect(filterWords({})).toBe("all");
});

test("dueWords, spreadWords: one day is one day", () => {
  expect(dueWords(1)).toBe("Not checked for 1 day");
  expect(dueWords(null)).toBe("Outdated results");
  expect(spreadWords({ spread_hours: 1, daily_limit: null })).toBe("Spread over 1 hour");
  expect(spreadWords({ spread_hours: 0, daily_limit: null })).toBe("As fast as providers allow");
  expect(spreadWords({ spread_hours: 12, daily_limit: 50 })).toBe("Spread over 12 hours, at most 50 a day");
});
