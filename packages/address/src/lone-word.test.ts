import { describe, expect, test } from "vitest";
import { loneWord } from "./lone-word.ts";

describe("loneWord", () => {
  test.each(["plainaddress", "anna.smith", " anna.example.com ", "jürgen", "bob_77"])(
    "%j is an address without @",
    (cell) => {
      expect(loneWord(cell)).toBe(cell.trim());
    },
  );

  test.each([
    "",
    "-",
    "n/a",
    "N.A.",
    "NULL",
    "#N/A",
    "none",
    "Keine",
    "?",
    "+1 555 0100",
    "5550100",
    "no address yet",
    "a",
    "12.5kg",
    "x".repeat(101),
  ])("%j holds no address", (cell) => {
    expect(loneWord(cell)).toBeNull();
  });
});
