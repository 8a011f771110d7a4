import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/turbo.ts";

/** Project files that contain a pattern. */
function filesWith(pattern: RegExp, files: string): string[] {
  const all = globSync(files, { cwd: ROOT, exclude: ["**/{node_modules,generated,dist}/**"] });
  expect(all.length).toBeGreaterThan(50);
  return all.filter((file) => pattern.test(readFileSync(path.join(ROOT, file), "utf8")));
}

test("sources: none uses a URL's pathname as a file path, where a space is %20", () => {
  const files = "{apps,bench,packages,scripts,test}/**/*.{ts,tsx,mjs}";
  expect(filesWith(/import\.meta\.url\)+\.pathname/u, files)).toEqual([]);
});

test("integration suites: are skipped only through withEngines, which reports them", () => {
  expect(filesWith(/\.(?:skipIf|runIf)\(|\.skip\(/u, "{apps,packages,test}/**/*.integration.test.ts")).toEqual([]);
});
