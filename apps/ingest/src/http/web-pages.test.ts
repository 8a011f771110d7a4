import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allowedMethods } from "./allowed-methods.ts";
import { isPage, WEB_PAGES } from "./web-pages.ts";

test("WEB_PAGES: are those of the web app's routes", () => {
  const routes = readFileSync(new URL("../../../web/src/routes.tsx", import.meta.url), "utf8");
  const parts = [...routes.matchAll(/path: "([^"/*]+)/g)].map(([, part = ""]) => part);
  expect(parts.length).toBeGreaterThan(10);
  expect([...WEB_PAGES].toSorted()).toEqual([...new Set(["", ...parts])].toSorted());
});

test.each([
  ["/", true],
  ["/lists/3", true],
  ["/v2/lists", false],
  ["/openapi.json", false],
  ["/listsx", false],
])("isPage: %s is one: %s", (path, expected) => {
  expect(isPage(path)).toBe(expected);
});

test("allowedMethods: of all routes with the path; a parameter is never empty", () => {
  const routes = [
    { method: "GET", path: "/v1/lists/:id" },
    { method: "DELETE", path: "/v1/lists/:id" },
    { method: "POST", path: "/v1/lists/preview" },
  ] as const;
  expect(allowedMethods(routes, "/v1/lists/1")).toEqual(["DELETE", "GET", "HEAD", "OPTIONS"]);
  expect(allowedMethods(routes, "/v1/lists/preview")).toEqual(["DELETE", "GET", "HEAD", "OPTIONS", "POST"]);
  expect(allowedMethods(routes, "/v1/lists/")).toEqual([]);
  expect(allowedMethods(routes, "/v1/lists/1/x")).toEqual([]);
});
