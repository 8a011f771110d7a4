import { expect, test } from "vitest";
import { asSentence } from "./sentence.ts";

test("asSentence: a capital letter and one full stop", () => {
  expect(asSentence("all are waiting for a retry")).toBe("All are waiting for a retry.");
  expect(asSentence("It is slow.")).toBe("It is slow.");
  expect(asSentence(" ")).toBe("");
});
