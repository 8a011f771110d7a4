import { expect, test } from "vitest";
import { inOrder } from "./column-choice.tsx";

test("inOrder: columns keep the order in which they were chosen", () => {
  expect(inOrder(["name", "email"], ["email", "city", "name"])).toEqual(["name", "email", "city"]);
  expect(inOrder(["name", "email"], ["email"])).toEqual(["email"]);
});
