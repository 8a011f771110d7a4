import { readFile } from "node:fs/promises";
import path from "node:path";

/** A heading of the web app's licences.md, such as `## react - 19.2.0 (MIT)`. */
const WEB_PACKAGE = /^## (\S+) - (\S+) \(/gm;

/** What others made of an installed product, as `name@version`: packages in these folders, and those in the web app. */
export async function containedPackages(folders: Iterable<string>, webLicences: string): Promise<ReadonlySet<string>> {
  const server = await Promise.all([...folders].map(identityOf));
  const web = [...webLicences.matchAll(WEB_PACKAGE)].map(([, name = "", version = ""]) => `${name}@${version}`);
  if (web.length === 0) throw new Error("The web app's licences.md names no package: its format has changed.");
  return new Set([...server, ...web]);
}

async function identityOf(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as Record<string, string>;
  return `${manifest["name"]}@${manifest["version"]}`;
}
