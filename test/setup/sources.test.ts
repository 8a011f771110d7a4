import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/turbo.ts";

/** Files of the project that have a pattern in them. */
function filesWith(pattern: RegExp, files: string): string[] {
  const all = globSync(files, { cwd: ROOT, exclude: ["**/{node_modules,generated,dist}/**"] });
  expect(all.length).toBeGreaterThan(50);
  return all.filter((file) => pattern.test(readFileSync(path.join(ROOT, file), "utf8")));
}

test("sources: none takes a file's path from a URL's pathname, where a blank is written %20", () => {
  const files = "{apps,bench,packages,scripts,test}/**/*.{ts,tsx,mjs}";
  expect(filesWith(/import\.meta\.url\)+\.pathname/u, files)).toEqual([]);
});

test("integration suites: none leaves itself out but by withEngines, which names it at the end of the run", () => {
  expect(filesWith(/\.(?:skipIf|runIf)\(|\.skip\(/u, "{apps,packages,test}/**/*.integration.test.ts")).toEqual([]);
});
