// Builds what is installed: dist/rollcall-VERSION.tgz, the folder that it holds, dist/rollcall, and its bill of materials,
// dist/rollcall-VERSION.cdx.json. REVISION is the commit that it is made of, if it is one.
import { spawnSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageFolder, VERSION } from "@rollcall/product";
import { COMMANDS } from "../../apps/cli/src/rollcall/commands.ts";
import { ROOT } from "../turbo.ts";
import { bundle } from "./bundle.ts";
import { containedPackages } from "./contained-packages.ts";
import { describeLicences } from "./describe-licences.ts";
import { makeSbom, type Sbom } from "./make-sbom.ts";
import { nameCommands } from "./name-commands.ts";
import { type Lock, packageManifest, type RootManifest } from "./package-manifest.ts";

const DIST = path.join(ROOT, "dist");
const FOLDER = path.join(DIST, "rollcall");

/** Files and folders of the checkout that the product reads, or that its users do, in the same places. */
const COPIED = ["apps/web/dist", "prisma", "samples", ".env.example", "CHANGELOG.md", "LICENSE", "README.md"];

/** Files that the product reads from packages (`packageFolder`). */
const VENDORED: Readonly<Record<string, readonly string[]>> = {
  "@bull-board/ui": ["package.json", "dist"],
  "@fastify/swagger-ui": ["package.json", "static"],
  piscina: ["package.json", "dist"],
  "@prisma/schema-engine-wasm": ["package.json", "schema_engine_bg.js", "schema_engine_bg.wasm"],
};

/** Types and source maps, which nothing reads at run time. */
const FOR_EDITORS = /\.(?:d\.[cm]?ts|map)$/;

async function copyInto(target: string, source: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const to = path.join(target, name);
    await mkdir(path.dirname(to), { recursive: true });
    await cp(path.join(source, name), to, { recursive: true, filter: (file) => !FOR_EDITORS.test(file) });
  }
}

/** The web app's texts name commands too. */
async function nameCommandsIn(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".js")) continue;
    const file = path.join(folder, name);
    await writeFile(file, nameCommands(await readFile(file, "utf8"), [...COMMANDS.keys()]));
  }
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(ROOT, name), "utf8"));
}

/** Runs npm in the project's folder; returns what it prints. */
function npm(...args: readonly string[]): string {
  const run = spawnSync("npm", args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    // On Windows npm is a script for the shell.
    shell: process.platform === "win32",
  });
  if (run.status === 0) return run.stdout;
  process.stderr.write(`npm ${args[0]} failed:\n${run.stderr}${run.error?.message ?? ""}\n`);
  return process.exit(1);
}

/** The bill of materials, as CycloneDX. npm's own, of all that the lock file has: it leaves out too much by `--omit=dev`. */
async function describeContents(folders: Iterable<string>): Promise<string> {
  const licences = await readFile(path.join(FOLDER, "apps/web/dist/licences.md"), "utf8");
  const all = JSON.parse(npm("sbom", "--sbom-format=cyclonedx", "--package-lock-only")) as Sbom;
  return `${JSON.stringify(makeSbom(all, await containedPackages(folders, licences)), null, 2)}\n`;
}

/** Versions of what made the package, of which its files depend. */
async function buildTools(): Promise<Readonly<Record<string, string>>> {
  const versionOf = async (name: string): Promise<string> =>
    ((await readJson(`node_modules/${name}/package.json`)) as RootManifest).version;
  const [rolldown, vite] = [await versionOf("rolldown"), await versionOf("vite")];
  return { node: process.versions.node, npm: npm("--version").trim(), rolldown, vite };
}

await rm(DIST, { recursive: true, force: true });
const bundled = await bundle(ROOT, path.join(FOLDER, "lib"));
await copyInto(FOLDER, ROOT, COPIED);
await nameCommandsIn(path.join(FOLDER, "apps/web/dist/assets"));
for (const [name, files] of Object.entries(VENDORED))
  await copyInto(path.join(FOLDER, "vendor", name), packageFolder(name), files);
const theirs = new Set([...bundled, ...Object.keys(VENDORED).map(packageFolder)]);
await writeFile(path.join(FOLDER, "THIRD-PARTY.md"), await describeLicences([...theirs]));
const manifest = packageManifest(
  (await readJson("package.json")) as RootManifest,
  (await readJson("package-lock.json")) as Lock,
  { commit: process.env["REVISION"] ?? "", tools: await buildTools() },
);
await writeFile(path.join(FOLDER, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
const sbom = await describeContents(theirs);
// In the package too: scanners of images find no packages in a bundle.
await writeFile(path.join(FOLDER, "sbom.cdx.json"), sbom);
await writeFile(path.join(DIST, `rollcall-${VERSION}.cdx.json`), sbom);
const tarball = path.join(DIST, npm("pack", FOLDER, "--pack-destination", DIST, "--silent").trim());
process.stdout.write(`${path.relative(ROOT, tarball)}, ${((await stat(tarball)).size / 1e6).toFixed(1)} MB\n`);
