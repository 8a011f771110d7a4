import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { VERSION } from "@rollcall/product";
import { expect, onTestFinished, test } from "vitest";
import { ROOT } from "./compose-file.ts";
import { copied, type Instruction, readDockerfile } from "./dockerfile.ts";

const stages = readDockerfile();
const MANIFEST = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
  readonly description: string;
  readonly license: string;
  readonly devDependencies: Readonly<Record<string, string>> & { readonly node: string };
};
const isCopy = ({ keyword }: Instruction): boolean => keyword === "COPY";
const fromProject = stages.flatMap(({ instructions }) =>
  instructions.filter((one) => isCopy(one) && one.flags["from"] === undefined),
);
const ignored = readFileSync(path.join(ROOT, ".dockerignore"), "utf8").split("\n").filter(Boolean);
/** Folders that are ignored at any depth. */
const ignoredAnywhere = new Set(ignored.flatMap((line) => (line.startsWith("**/") ? [line.slice(3)] : [])));

/** Copies from the project like COPY, respecting .dockerignore. */
function copyIn(source: string, folder: string, target: string): void {
  const into = path.join(folder, target, target.endsWith("/") ? source : "");
  cpSync(path.join(ROOT, source), into, {
    recursive: true,
    filter: (file) => !ignoredAnywhere.has(path.basename(file)),
  });
}

/** The packages that `npm ci` would install; workspaces are those of the folder. */
function linkModules(folder: string, of: string): void {
  const installed = path.join(ROOT, of, "node_modules");
  const modules = path.join(folder, of, "node_modules");
  if (!existsSync(installed) || !existsSync(path.dirname(modules))) return;
  mkdirSync(modules);
  for (const name of readdirSync(installed)) {
    if (name === "@rollcall") cpSync(path.join(installed, name), path.join(modules, name), WITH_LINKS);
    else if (name !== ".vite-temp") symlinkSync(path.join(installed, name), path.join(modules, name));
  }
}
const WITH_LINKS = { recursive: true, verbatimSymlinks: true };

test("Dockerfile: the package can be built from the files copied so far", { timeout: 300_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-build-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const instructions = stages.find(({ name }) => name === "build")?.instructions ?? [];
  const building = instructions.findIndex(({ keyword, rest }) => keyword === "RUN" && rest.includes("build"));
  expect(instructions.slice(0, building).filter(({ rest }) => rest.startsWith("npm ci"))).toHaveLength(1);
  for (const instruction of instructions.slice(0, building).filter(isCopy)) {
    const { sources, target } = copied(instruction);
    // The manifests' stage copies some files again, with the code.
    const taken = instruction.flags["from"] === undefined ? sources : ["package.json", "package-lock.json", ".npmrc"];
    for (const source of taken) copyIn(source, folder, taken.length > 1 || target === "." ? "./" : target);
  }
  for (const workspace of ["", ...readdirSync(path.join(ROOT, "apps")).map((app) => `apps/${app}`)])
    linkModules(folder, workspace);
  // `npm ci` generates it.
  cpSync(path.join(ROOT, GENERATED), path.join(folder, GENERATED), { recursive: true });
  const commands = instructions.slice(building).filter(({ keyword }) => keyword === "RUN");
  expect(commands).toHaveLength(2);
  for (const { rest } of commands) {
    const run = spawnSync("sh", ["-c", rest], { cwd: folder, encoding: "utf8" });
    expect({ status: run.status, said: run.status === 0 ? "" : run.stdout + run.stderr }).toEqual({
      status: 0,
      said: "",
    });
  }
  expect(readlinkSync(path.join(folder, "image/usr/local/bin/rollcall"))).toBe("/app/lib/rollcall.js");
  const program = path.join(folder, "image/app/lib/rollcall.js");
  expect(spawnSync(program, ["--version"], { encoding: "utf8" }).stdout).toBe(`${VERSION}\n`);
  expect(existsSync(path.join(folder, "image/app/apps/web/dist/index.html"))).toBe(true);
});
const GENERATED = "packages/postgres/src/generated";

test("Dockerfile: needs only its base image, and no external frontend", () => {
  const text = readFileSync(path.join(ROOT, "Dockerfile"), "utf8");
  expect(text).not.toMatch(/^# *syntax *=/im);
  expect([...new Set(stages.map(({ from }) => from))]).toHaveLength(1);
});

test("Dockerfile: a new source folder does not invalidate the install layer", () => {
  const [manifests] = stages;
  const last = manifests?.instructions.at(-1);
  expect(last?.keyword).toBe("RUN");
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-manifests-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["apps/ingest", "packages/postgres"]) {
    mkdirSync(path.join(folder, name, "src/new"), { recursive: true });
    for (const file of ["package.json", "src/new/file.ts"])
      cpSync(path.join(ROOT, "package.json"), path.join(folder, name, file));
  }
  spawnSync("sh", ["-c", last?.rest ?? ""], { cwd: folder });
  expect(new Set(readdirSync(folder, { recursive: true, encoding: "utf8" }))).toEqual(
    new Set(
      ["apps", "packages"].flatMap((one) => {
        const workspace = `${one}/${one === "apps" ? "ingest" : "postgres"}`;
        return [one, workspace, `${workspace}/package.json`];
      }),
    ),
  );
});

test("Dockerfile: every copied path exists", () => {
  const paths = fromProject.flatMap((instruction) => copied(instruction).sources);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((source) => !existsSync(path.join(ROOT, source)))).toEqual([]);
});

test("Dockerfile: runs as its own user, on the project's Node version", () => {
  const user = stages.at(-1)?.instructions.findLast(({ keyword }) => keyword === "USER");
  expect(user?.rest).toBe("1000:1000");
  const wanted = /^\^(\d+)/.exec(MANIFEST.devDependencies.node)?.[1];
  for (const { from } of stages) expect(from).toBe(`docker.io/library/node:${wanted}-bookworm-slim`);
});

test("Dockerfile: other platforms need no emulation: what runs, runs on the builder's", () => {
  const last = stages.at(-1);
  expect(stages.map(({ platform }) => platform)).toEqual(
    stages.map((one) => (one === last ? undefined : "$BUILDPLATFORM")),
  );
  expect(last?.instructions.filter(({ keyword }) => keyword === "RUN")).toEqual([]);
});

test("Dockerfile: its labels say what package.json says", () => {
  const { instructions = [] } = stages.at(-1) ?? {};
  const args = instructions.filter(({ keyword }) => keyword === "ARG").map(({ rest }) => rest);
  expect(args).toEqual([`VERSION=${VERSION}`, "REVISION", "SOURCE"]);
  const label = instructions.find(({ keyword }) => keyword === "LABEL")?.rest ?? "";
  expect(
    Object.fromEntries([...label.matchAll(/opencontainers\.image\.(\w+)="([^"]*)"/g)].map(([, ...one]) => one)),
  ).toEqual({
    title: "Rollcall",
    description: MANIFEST.description,
    version: "${VERSION}",
    revision: "${REVISION}",
    source: "${SOURCE}",
    licenses: MANIFEST.license,
  });
});

test(".dockerignore: excludes private files, and nothing that is copied", () => {
  expect(ignored).toEqual(expect.arrayContaining([".env", ".git", "config", "data", "**/node_modules"]));
  const paths = new Set(fromProject.flatMap((instruction) => copied(instruction).sources));
  expect(ignored.filter((name) => paths.has(name))).toEqual([]);
});
