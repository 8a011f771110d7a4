import { expect, test } from "vitest";
import { mayUse } from "./allowed.tsx";

test("mayUse: a scope includes the ones before it", () => {
  const read = { required: true, scope: "read" } as const;
  expect(mayUse(read, "read")).toBe(true);
  expect(mayUse(read, "verify")).toBe(false);
  expect(mayUse({ ...read, scope: "admin" }, "verify")).toBe(true);
  expect(mayUse({ ...read, scope: null }, "read")).toBe(false);
});

test("mayUse: without required keys everything is allowed", () => {
  expect(mayUse({ required: false, scope: null }, "admin")).toBe(true);
});
