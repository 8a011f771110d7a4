// Builds what is installed: dist/rollcall-VERSION.tgz, and the folder that it holds, dist/rollcall.
import { spawnSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageFolder } from "@rollcall/product";
import { COMMANDS } from "../../apps/cli/src/rollcall/commands.ts";
import { ROOT } from "../turbo.ts";
import { bundle } from "./bundle.ts";
import { describeLicences } from "./describe-licences.ts";
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

/** Packs the folder; returns the tarball's path. */
function pack(): string {
  const packed = spawnSync("npm", ["pack", FOLDER, "--pack-destination", DIST, "--silent"], {
    encoding: "utf8",
    // On Windows npm is a script for the shell.
    shell: process.platform === "win32",
  });
  if (packed.status === 0) return path.join(DIST, packed.stdout.trim());
  process.stderr.write(`npm pack failed:\n${packed.stderr}${packed.error?.message ?? ""}\n`);
  return process.exit(1);
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
);
await writeFile(path.join(FOLDER, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
const tarball = pack();
process.stdout.write(`${path.relative(ROOT, tarball)}, ${((await stat(tarball)).size / 1e6).toFixed(1)} MB\n`);
