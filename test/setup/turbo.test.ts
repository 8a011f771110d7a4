import { once } from "node:events";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { ROOT, startTurbo } from "../../scripts/turbo.ts";

/** A task as planned by turbo; `inputs`: files by path from the task's folder, with their hashes. */
interface Task {
  readonly taskId: string;
  readonly command: string;
  readonly directory: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly dependencies: readonly string[];
}

let tasks: ReadonlyMap<string, Task>;
beforeAll(async () => {
  const turbo = startTurbo(
    ["run", "build", "package", "lint", "types", "unused", "test:unit", "--dry=json"],
    ["ignore", "pipe", "inherit"],
  );
  const [plan] = await Promise.all([text(turbo.stdout!), once(turbo, "close")]);
  const { tasks: all } = JSON.parse(plan) as { tasks: readonly Task[] };
  tasks = new Map(all.map((task) => [task.taskId, task]));
});

/** A task and all its dependencies. */
function behind(id: string, seen = new Set<string>()): ReadonlySet<string> {
  seen.add(id);
  for (const next of tasks.get(id)?.dependencies ?? []) if (!seen.has(next)) behind(next, seen);
  return seen;
}

/** The files whose change runs a task again. */
const filesOf = (id: string): string[] =>
  [...behind(id)].flatMap((one) => {
    const { directory = "", inputs = {} } = tasks.get(one) ?? {};
    return Object.keys(inputs).map((file) => path.join(directory, file));
  });

describe("turbo.json", () => {
  test("build: the web app is rebuilt when its inputs change, wherever they are, and not for a test", () => {
    const files = filesOf("@rollcall/web#build");
    expect(files).toEqual(
      expect.arrayContaining([
        "apps/web/index.html",
        "apps/web/public/favicon.svg",
        "apps/web/src/main.tsx",
        "packages/address/src/syntax-problem.ts",
        "packages/providers/src/index.ts",
        "packages/verdict/src/score.ts",
      ]),
    );
    expect(files.filter((file) => /\.test\./.test(file))).toEqual([]);
  });

  test("package: what is installed is packed again when anything in it changes, and not for a test", () => {
    expect([...behind("//#package")]).toEqual(expect.arrayContaining(["//#generate", "@rollcall/web#build"]));
    const files = Object.keys(tasks.get("//#package")?.inputs ?? {});
    expect(files).toEqual(
      expect.arrayContaining([
        ".env.example",
        "apps/cli/src/rollcall.ts",
        "package.json",
        "packages/product/src/product-files.ts",
        "prisma/schema.prisma",
        "samples/contacts.csv",
        "scripts/package/main.ts",
      ]),
    );
    expect(files.some((file) => file.startsWith("prisma/migrations/"))).toBe(true);
    expect(files.filter((file) => /\.test\.|^(?:test|docs|bench)\//.test(file))).toEqual([]);
  });

  test.each(["//#lint", "//#types", "//#unused", "@rollcall/postgres#test:unit", "@rollcall/ingest#test:unit"])(
    "%s: comes after the database client is made from the schema",
    (id) => {
      expect([...behind(id)]).toContain("//#generate");
      expect(filesOf("//#generate")).toContain("prisma/schema.prisma");
    },
  );

  test("test:unit: every workspace with unit tests runs its own", () => {
    const folders = globSync("{apps,packages}/*/src/**/*.test.{ts,tsx}", { cwd: ROOT })
      .filter((file) => !file.includes(".integration."))
      .map((file) => file.split("/", 2).join("/"));
    expect(new Set(folders).size).toBeGreaterThan(20);
    for (const folder of new Set(folders)) {
      const { command } = tasks.get(`@rollcall/${path.basename(folder)}#test:unit`) ?? {};
      expect(command).toBe(`vitest run --root ../.. --project unit ${folder}/src`);
    }
  });

  test("test:unit: every file outside a package that its sources name is an input", () => {
    const files = globSync("{apps,packages}/*/src/**/*.{ts,tsx}", { cwd: ROOT, exclude: ["**/generated/**"] });
    const named = files.filter((file) => !file.includes(".integration.")).flatMap(namedOutside);
    const stale = named.filter(({ workspace, target }) => {
      const inputs = filesOf(`@rollcall/${path.basename(workspace)}#test:unit`);
      return !inputs.some((file) => file === target || file.startsWith(`${target}/`));
    });
    expect(named.length).toBeGreaterThan(2);
    expect(stale).toEqual([]);
  });
});

/** Mentioned in sources, but read by no unit test. */
const NEVER_READ: ReadonlySet<string> = new Set(["apps/web/dist", "prisma"]);

/** String literals in a source that lead out of its package to an existing project file. */
function namedOutside(file: string): { readonly workspace: string; readonly target: string }[] {
  const workspace = file.split("/", 2).join("/");
  const source = readFileSync(path.join(ROOT, file), "utf8");
  return [...source.matchAll(/(?<!from )"((?:\.\.\/)+[\w./-]+)"/g)].flatMap(([, name = ""]) => {
    const target = path.join(path.dirname(file), name).replace(/\/$/, "");
    const isRead = existsSync(path.join(ROOT, target)) && !NEVER_READ.has(target);
    return isRead && !target.startsWith(`${workspace}/`) && !target.startsWith("..") ? [{ workspace, target }] : [];
  });
}
