import { expect, test } from "vitest";
import { asSentence } from "./sentence.ts";

test("asSentence: a capital letter and one full stop", () => {
  expect(asSentence("all wait to be asked again")).toBe("All wait to be asked again.");
  expect(asSentence("It is slow.")).toBe("It is slow.");
  expect(asSentence(" ")).toBe("");
});
