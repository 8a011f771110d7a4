import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { findProduct } from "./find-product.ts";

const { folder, version, command, nodeMajor } = findProduct(import.meta.dirname);
const file = (name: string): string => path.join(folder, name);

/** Rollcall's version, as in package.json. */
export const VERSION: string = version;
/** The major version of Node.js that is needed, such as 22; null: a checkout, which brings its own. */
export const NODE_NEEDED: number | null = nodeMajor;
/** The program `rollcall`, for Node.js. */
export const COMMAND_FILE: string = file(command);
/** Schema and migrations of the database. */
export const PRISMA_FOLDER: string = file("prisma");
/** The built web app; the folder may be absent in a checkout. */
export const WEB_FOLDER: string = file("apps/web/dist");
/** All settings, with what they mean. */
export const SETTINGS_EXAMPLE: string = file(".env.example");
/** The list that the demo verifies. */
export const SAMPLE_LIST: string = file("samples/contacts.csv");

/** Files of packages that the product reads: in an installed product they are beside its bundle. */
const VENDORED = file("vendor");

/**
 * The folder of an npm package, for files that the product reads from it. An installed product has only those that
 * `scripts/package` copies. Throws if the package is absent.
 */
export function packageFolder(name: string): string {
  if (existsSync(VENDORED)) return path.join(VENDORED, name);
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const found = folders.map((modules) => path.join(modules, name)).find((one) => existsSync(one));
  if (found === undefined) throw new Error(`The package ${name} is not installed. Run npm ci.`);
  return found;
}
