import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findProduct } from "./find-product.ts";
import { COMMAND_FILE, PRISMA_FOLDER, SAMPLE_LIST } from "./product-files.ts";

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-product-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("findProduct: an installed package is found from its bundle, beside packages of other names", () => {
  const project = temporaryFolder();
  const installed = path.join(project, "node_modules/rollcall");
  mkdirSync(path.join(installed, "lib"), { recursive: true });
  writeFileSync(path.join(project, "package.json"), '{"name": "someone-elses"}');
  writeFileSync(
    path.join(installed, "package.json"),
    '{"name": "rollcall", "version": "1.2.3", "bin": {"rollcall": "lib/rollcall.js"}, "engines": {"node": ">=22.12"}}',
  );
  expect(findProduct(path.join(installed, "lib"))).toEqual({
    folder: installed,
    version: "1.2.3",
    command: "lib/rollcall.js",
    nodeMajor: 22,
  });
});

test("findProduct: outside of a product, the error says what to do", () => {
  expect(() => findProduct(temporaryFolder())).toThrow(/is in no folder of Rollcall\. Install the package again/);
});

test("product files: those of the checkout are there", () => {
  expect(
    [COMMAND_FILE, SAMPLE_LIST, path.join(PRISMA_FOLDER, "schema.prisma")].filter((file) => !existsSync(file)),
  ).toEqual([]);
});
