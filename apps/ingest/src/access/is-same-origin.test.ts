import { expect, test } from "vitest";
import { isSameOrigin } from "./guard.ts";

const HOST = "localhost:3000";

test.each([
  ["a program", {}, true],
  ["our page", { "sec-fetch-site": "same-origin", origin: "http://localhost:3000" }, true],
  ["a person's own doing", { "sec-fetch-site": "none" }, true],
  ["a page elsewhere", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, false],
  ["another port of this machine", { "sec-fetch-site": "same-site", origin: "http://localhost:8080" }, false],
  ["our page in an old browser", { origin: "http://localhost:3000" }, true],
  ["a page elsewhere in an old browser", { origin: "https://evil.example" }, false],
  ["another port in an old browser", { origin: "http://localhost:8080" }, false],
  ["a sandboxed frame", { origin: "null" }, false],
  ["a list of headers", { "sec-fetch-site": ["same-origin", "cross-site"] }, false],
])("isSameOrigin: %s", (_, headers, expected) => {
  expect(isSameOrigin({ host: HOST, ...headers }, null)).toBe(expected);
});

test("isSameOrigin: behind a proxy that changes Host, the public origin is same-origin", () => {
  const headers = { host: "10.0.0.5:3000", origin: "https://verify.example.com" };
  expect(isSameOrigin(headers, "https://verify.example.com")).toBe(true);
  expect(isSameOrigin(headers, null)).toBe(false);
});
