import { expect, test } from "vitest";
import { entityTag, hasEntity } from "./api.ts";

test("entityTag: differs if the body differs", () => {
  expect(entityTag("a")).toMatch(/^"[\w-]+"$/);
  expect(entityTag("a")).not.toBe(entityTag("b"));
});

test.each([
  [undefined, false],
  ['"x"', false],
  [entityTag("a"), true],
  [`"x", W/${entityTag("a")}`, true],
  ["*", true],
])("hasEntity: If-None-Match: %s is %s", (header, expected) => {
  expect(hasEntity(header, entityTag("a"))).toBe(expected);
});
