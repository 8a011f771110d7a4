import { expect, test } from "vitest";
import { mayUse } from "./allowed.tsx";

test("mayUse: a scope includes the ones before it", () => {
  const read = { scope: "read" } as const;
  expect(mayUse(read, "read")).toBe(true);
  expect(mayUse(read, "verify")).toBe(false);
  expect(mayUse({ scope: "admin" }, "verify")).toBe(true);
  expect(mayUse({ scope: null }, "read")).toBe(false);
});
