import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

// What the documents name must be there.

const ROOT = path.resolve(import.meta.dirname, "..");
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  ...["docs", "docs/decisions"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  ),
];
const read = (name: string): string => readFileSync(path.join(ROOT, name), "utf8");

interface Manifest {
  readonly workspaces?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly license?: string;
}

const manifest = (name: string): Manifest => JSON.parse(read(name)) as Manifest;
const scripts = new Set(Object.keys(manifest("package.json").scripts ?? {}));

/** Headings as GitHub names them in links. */
const anchors = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );

test.each(PAGES)("%s: every link leads to a file, and to a heading in it", (page) => {
  const broken = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].filter(
    ([, target = "", anchor]) => {
      const file = target === "" ? path.join(ROOT, page) : path.resolve(ROOT, path.dirname(page), target);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchors(readFileSync(file, "utf8")).has(anchor);
    },
  );
  expect(broken.map(([link]) => link)).toEqual([]);
});

test.each(PAGES)("%s: every path in it exists", (page) => {
  const named = [
    ...read(page).matchAll(/`((?:apps|packages|prisma|test|scripts|ops|samples|bench|docs|\.ci)\/[\w./@-]+)`/g),
  ].map(([, name = ""]) => name);
  expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
});

test.each(PAGES)("%s: every npm script that it names exists", (page) => {
  const named = [...read(page).matchAll(/npm run ([\w:-]+)(?: -w ([\w./@-]+))?/g)];
  const missing = named.filter(([, script = "", workspace]) => {
    const known =
      workspace === undefined ? scripts : new Set(Object.keys(manifest(`${workspace}/package.json`).scripts ?? {}));
    return !known.has(script);
  });
  expect(missing.map(([text]) => text)).toEqual([]);
});

test("docs/api.md: every curl command sends a key, which the page says how to make", () => {
  const text = read("docs/api.md");
  const commands = text.match(/^\$ curl (?:[^\n]*\\\n)*[^\n]*$/gm) ?? [];
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((command) => !command.includes('-H "Authorization: Bearer $KEY"'))).toEqual([]);
  expect(text).toMatch(/^export KEY=\$\(.*npm run keys --silent -- create/m);
});

const workspaces = globSync(
  (manifest("package.json").workspaces ?? []).map((folders) => `${folders}/package.json`),
  { cwd: ROOT },
);
const used = new Set(
  ["package.json", ...workspaces]
    .map(manifest)
    .flatMap(({ dependencies = {}, devDependencies = {} }) =>
      Object.keys(Object.assign({}, dependencies, devDependencies)),
    )
    .filter((name) => !name.startsWith("@rollcall/")),
);

test("docs/dependencies.md: every dependency has its reason, and none is named that is not used", () => {
  const cells = [...read("docs/dependencies.md").matchAll(/^\| (`[^|]*?`) +\|/gm)].map(([, names = ""]) => names);
  const told = new Set(cells.flatMap((names) => [...names.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)));
  // `@scope/*` stands for all that is used of a scope.
  const covers = (one: string, name: string): boolean =>
    one === name || (one.endsWith("/*") && name.startsWith(one.slice(0, -1)));
  expect([...used].filter((name) => ![...told].some((one) => covers(one, name)))).toEqual([]);
  expect([...told].filter((one) => ![...used].some((name) => covers(one, name)))).toEqual([]);
});

const LICENCES = ["MIT", "ISC", "Apache-2.0", "BlueOak-1.0.0", "CC0-1.0", "MPL-2.0", "OFL-1.1"];

test("docs/dependencies.md: every dependency has one of the licences that it lists", () => {
  // Where two versions are needed, npm puts one below the workspace that wants it.
  const homes = ["", ...workspaces.map((name) => `${path.dirname(name)}/`)];
  const licenceOf = (name: string): string => {
    const files = homes.map((home) => `${home}node_modules/${name}/package.json`);
    const file = files.find((one) => existsSync(path.join(ROOT, one)));
    return file === undefined ? "not installed" : (manifest(file).license ?? "none");
  };
  const others = [...used].filter((name) => !LICENCES.includes(licenceOf(name)));
  expect(others.map((name) => `${name}: ${licenceOf(name)}`)).toEqual([]);
  for (const licence of LICENCES) expect(read("docs/dependencies.md")).toContain(licence);
});
