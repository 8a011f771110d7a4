import { expect, test } from "vitest";
import type { Result } from "../api/schemas.ts";
import { rowAddress } from "./row-address.ts";

const row = (fields: Partial<Result>): Result =>
  ({ email: null, input: "", cells: ["Ada", "", " ada at example.com "], ...fields }) as Result;

test("rowAddress: the address, else the text that should be one", () => {
  expect(rowAddress(row({ email: "ada@example.com", input: "<ada@example.com>" }), [2])).toBe("ada@example.com");
  expect(rowAddress(row({ input: "ada@@example.com" }), [2])).toBe("ada@@example.com");
  expect(rowAddress(row({}), [1, 2])).toBe("ada at example.com");
  expect(rowAddress(row({}), [1])).toBe("");
});
