import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PERMISSIVE } from "./licences.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: true;
  readonly license?: string;
  readonly hasInstallScript?: true;
}

const LOCK = read("package-lock.json");
const all = Object.entries((JSON.parse(LOCK) as { packages: Readonly<Record<string, Locked>> }).packages);
/** Packages of others, by their name. */
const packages = all
  .filter(([folder, { link }]) => folder.includes("node_modules/") && link === undefined)
  .map(([folder, locked]) => ({ name: folder.slice(folder.lastIndexOf("node_modules/") + 13), ...locked }));

test("package-lock.json: every package is pinned by the hash of its content", () => {
  expect(packages.length).toBeGreaterThan(500);
  const loose = packages.filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
  expect(loose.map(({ name }) => name)).toEqual([]);
});

test("package-lock.json: names no registry or other host, so that yours is asked", () => {
  expect(packages.filter(({ resolved }) => resolved !== undefined).map(({ name }) => name)).toEqual([]);
  const hosts = LOCK.split("\n").filter((line) => /"(?:resolved|version)": "[^"]*:/.test(line));
  expect(hosts).toEqual([]);
});

test("package-lock.json: what wants to run at install is allowed or forbidden by name, and nothing else is", () => {
  const { allowScripts } = JSON.parse(read("package.json")) as { allowScripts: Readonly<Record<string, boolean>> };
  const wanting = packages.filter(({ hasInstallScript }) => hasInstallScript === true).map(({ name }) => name);
  expect(Object.keys(allowScripts).sort()).toEqual(wanting.sort());
});

/** Packages with other licences. None is in what is installed: test/package/installed.integration.test.ts. */
const OTHERS: Readonly<Record<string, RegExp>> = {
  // Of tools that build and test: their source would have to be shown with a change of it, which we don't make.
  "MPL-2.0": /^(?:axe-core|lightningcss(?:-.+)?)$/,
  // Of a tool.
  "Python-2.0": /^argparse$/,
  // Comes with Prisma's studio, which nothing here starts.
  "EPL-2.0": /^elkjs$/,
};

test("package-lock.json: every licence is permissive, or an exception that says why it may be", () => {
  const others = packages.filter(({ license }) => !PERMISSIVE.has(license ?? ""));
  const wrong = others.filter(({ name, license }) => OTHERS[license ?? ""]?.test(name) !== true);
  expect(wrong.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  expect(new Set(others.map(({ license }) => license))).toEqual(new Set(Object.keys(OTHERS)));
});
