import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/turbo.ts";

test("sources: none takes a file's path from a URL's pathname, where a blank is written %20", () => {
  const files = globSync("{apps,bench,packages,scripts,test}/**/*.{ts,tsx,mjs}", {
    cwd: ROOT,
    exclude: ["**/{node_modules,generated,dist}/**"],
  });
  expect(files.length).toBeGreaterThan(500);
  expect(
    files.filter((file) => /import\.meta\.url\)+\.pathname/u.test(readFileSync(path.join(ROOT, file), "utf8"))),
  ).toEqual([]);
});
