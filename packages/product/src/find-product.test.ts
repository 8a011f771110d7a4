import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findProduct } from "./find-product.ts";
import { COMMAND_FILE, packageFolder, PRISMA_FOLDER, SAMPLE_LIST, SETTINGS_EXAMPLE } from "./product-files.ts";

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
  const files = [COMMAND_FILE, SAMPLE_LIST, SETTINGS_EXAMPLE, path.join(PRISMA_FOLDER, "schema.prisma")];
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test("packageFolder: a package's folder, also where it exports no file of it; an absent one is named", () => {
  expect(existsSync(path.join(packageFolder("@prisma/schema-engine-wasm"), "schema_engine_bg.wasm"))).toBe(true);
  expect(() => packageFolder("no-such-package")).toThrow("The package no-such-package is not installed. Run npm ci.");
});
