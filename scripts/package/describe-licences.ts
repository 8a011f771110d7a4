import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

const HEADING = `# Packages in lib and vendor

Those of the web app are in apps/web/dist/licences.md.
`;

/** Name, version, licence and licence texts of the packages in these folders, as Markdown. */
export async function describeLicences(folders: readonly string[]): Promise<string> {
  const entries = await Promise.all(folders.map(describePackage));
  return [HEADING, ...[...new Set(entries)].sort()].join("\n");
}

async function describePackage(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as Manifest;
  const files = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
  const quoted = texts.map((text) => `\n\`\`\`\`\n${text.trim()}\n\`\`\`\`\n`);
  return `## ${name} ${version}, ${license}\n${quoted.join("")}`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}
