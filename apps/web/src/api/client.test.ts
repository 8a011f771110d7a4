import { expect, test } from "vitest";
import { parseBody, withQuery } from "./client.ts";

test("withQuery: what is empty is left out, lists are repeated, the rest is encoded", () => {
  expect(withQuery("/v1/x", { q: "a&b", status: null, reason: undefined, domain: "", column: [0, 2], n: 0 })).toBe(
    "/v1/x?q=a%26b&column=0&column=2&n=0",
  );
  expect(withQuery("/v1/x", {})).toBe("/v1/x");
});

test("parseBody: no content is no value, and an HTML page is a problem rather than a crash", () => {
  expect(parseBody("")).toBeUndefined();
  expect(parseBody('{"a":1}')).toEqual({ a: 1 });
  expect(() => parseBody("<!doctype html>")).toThrow("could not be read");
});
