import { readFileSync } from "node:fs";
import path from "node:path";

/** The product's folder, and what its package.json says. */
export interface Found {
  /** Absolute. */
  readonly folder: string;
  readonly version: string;
  /** The file of the command `rollcall`, relative to the folder. */
  readonly command: string;
  /** The major version of Node.js that an installed package needs, such as 22; null in a checkout, which brings its own. */
  readonly nodeMajor: number | null;
}

/**
 * Finds the product from one of its files: the closest folder above with the package.json of `rollcall`. That is the
 * root of a checkout, or the installed package; both have the same layout. Throws if there is none.
 */
export function findProduct(start: string): Found {
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    const manifest = readManifest(folder);
    if (manifest?.name === "rollcall") {
      const { version, bin, engines } = manifest;
      const nodeMajor = engines === undefined ? null : Number(/\d+/.exec(engines.node)?.[0]);
      return { folder, version, command: bin.rollcall, nodeMajor };
    }
    if (folder === path.dirname(folder))
      throw new Error(`${start} is in no folder of Rollcall. Install the package again, as a whole.`);
  }
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: { readonly rollcall: string };
  readonly engines?: { readonly node: string };
}

/** The package.json of a folder; null: it has none. */
function readManifest(folder: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;
  } catch {
    return null;
  }
}
