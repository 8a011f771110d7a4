import { expect, test } from "vitest";
import { copyText, copyTextArray } from "./copy-text.ts";

test("copyText: what would end a cell or a row is escaped", () => {
  expect(copyText("a\tb\nc\rd\\e")).toBe("a\\tb\\nc\\rd\\\\e");
});

test("copyText: null is not the text of it", () => {
  expect(copyText(null)).toBe("\\N");
  expect(copyText("\\N")).toBe("\\\\N");
});

test("copyText: NUL, which PostgreSQL cannot hold, leaves a mark", () => {
  expect(copyText("a\0b")).toBe("a\uFFFDb");
});

test("copyTextArray: quotes and backslashes survive both layers", () => {
  expect(copyTextArray(['say "hi"', "back\\slash", ""])).toBe('{"say \\\\"hi\\\\"","back\\\\\\\\slash",""}');
});
