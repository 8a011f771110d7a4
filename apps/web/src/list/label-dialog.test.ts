import { expect, test } from "vitest";
import { readTags } from "./label-dialog.tsx";

test("readTags: tags are separated by commas, and each is taken once", () => {
  expect(readTags(" newsletter, 2026,,newsletter , two words")).toEqual(["newsletter", "2026", "two words"]);
  expect(readTags(" , ")).toEqual([]);
});
