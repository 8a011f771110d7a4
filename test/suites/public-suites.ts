import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { unpackedFolder } from "../engines/engines.ts";
import packages from "./packages.json" with { type: "json" };

/** A file of a suite. */
export interface SuiteFile {
  /** Package and path in it. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** A registry whose packages are unpacked below a folder of its own. */
export type Registry = "npm" | "pypi" | "crates";

/** Where the packages of a registry are unpacked, and which of the folders there are ours. Their engines must be declared. */
async function packagesOf(registry: Registry): Promise<readonly [root: string, folders: readonly string[]]> {
  const npm = unpackedFolder("suites");
  if (registry === "npm") return [npm, Object.keys(packages.dependencies)];
  const root = registry === "pypi" ? path.join(npm, "../pypi") : unpackedFolder("crates");
  return [root, await readdir(root)];
}

/** The files of a registry's suites whose names end so, in order of their names. */
export async function suiteFiles(registry: Registry, ...endings: readonly string[]): Promise<SuiteFile[]> {
  const files: SuiteFile[] = [];
  const [root, folders] = await packagesOf(registry);
  for (const name of folders) {
    const folder = path.join(root, name);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const at = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || at.slice(folder.length).includes("node_modules")) continue;
      if (!endings.some((ending) => entry.name.endsWith(ending))) continue;
      files.push({ name: path.relative(root, at), bytes: await readFile(at) });
    }
  }
  return files.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** The path of a registry's file. */
export async function pathOf(registry: Registry, { name }: SuiteFile): Promise<string> {
  return path.join((await packagesOf(registry))[0], name);
}

interface PapaCase {
  readonly description: string;
  readonly input: unknown;
}

/** The inputs of Papa Parse's own tests, which are texts in a script. */
export async function papaCases(): Promise<SuiteFile[]> {
  const script = await readFile(path.join(unpackedFolder("suites"), "papaparse/tests/test-cases.js"), "utf8");
  // Its tables stand before what runs them.
  const tables = script.slice(script.indexOf("var CORE_PARSER_TESTS"), script.indexOf("var PARSE_ASYNC_TESTS"));
  const world = { describe: () => undefined, Papa: {}, RECORD_SEP: "\u001E", UNIT_SEP: "\u001F", FILES_ENABLED: false };
  const cases = runInNewContext(`${tables};[...CORE_PARSER_TESTS, ...PARSE_TESTS]`, world) as readonly PapaCase[];
  const files = new Map<string, SuiteFile>();
  for (const { description, input } of cases) {
    if (typeof input !== "string" || input.trim() === "" || files.has(input)) continue;
    files.set(input, { name: `papaparse: ${description}`, bytes: Buffer.from(input) });
  }
  return [...files.values()];
}
