import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { nodeProgram } from "@rollcall/test-engines/engines";
import { withEngines } from "@rollcall/test-engines/with-engines";
import type { MailWorld } from "@rollcall/mailworld";
import { VERSION } from "@rollcall/product";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type Ended, makeWorkplace } from "../cli/command.ts";
import { followLink } from "../cli/follow-link.ts";
import { startSmallWorld } from "../cli/small-world.ts";
import type { Component, Sbom } from "../../scripts/package/make-sbom.ts";
import { ROOT } from "../../scripts/turbo.ts";
import { PERMISSIVE } from "./licences.ts";
import { type InstalledPackage, installPackage } from "./install-package.ts";

const CONTACTS = `Name,E-mail
Anna,anna@plain.zz
Nobody,nobody@plain.zz
Full,anna@full.zz
Every,anyone@every.zz
Gone,anna@gone.zz
`;

let installed: InstalledPackage;
let world: MailWorld;
/** A start of the package as it is without its optional part. */
let bare: Ended;
beforeAll(async () => {
  [installed, world] = await Promise.all([installPackage(), startSmallWorld()]);
  await using place = await makeWorkplace(world, on(process.execPath));
  bare = await place.run("start").ended;
  await installed.addPostgres();
});
afterAll(async () => {
  await Promise.all([installed[Symbol.asyncDispose](), world.stop()]);
});

/** The installed command, on a Node.js version. */
const on =
  (node: string): Caller =>
  (command) => [node, installed.command, command];

/** What the package must do on each version of Node.js. */
function works(node: () => string): void {
  test("installed: verify writes an answer in every row, from its own PostgreSQL", async () => {
    await using place = await makeWorkplace(world, on(node()));
    await place.write("contacts.csv", CONTACTS);
    const { code, stderr } = await place.run("verify", ["contacts.csv", "--out", "cleaned.csv"]).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("Written to cleaned.csv") as unknown });
    const rows = await place.rows("cleaned.csv");
    expect(rows.map((row) => [row["E-mail"], row["rc_status"], row["rc_reason"]])).toEqual([
      ["anna@plain.zz", "deliverable", "accepted"],
      ["nobody@plain.zz", "undeliverable", "mailbox_not_found"],
      ["anna@full.zz", "risky", "mailbox_full"],
      ["anyone@every.zz", "risky", "catch_all"],
      ["anna@gone.zz", "undeliverable", "null_mx"],
    ]);
  });

  test("installed: --version is the version, and an unknown command is refused with the nearest name", async () => {
    await using place = await makeWorkplace(world, on(node()));
    expect(await place.run("--version").ended).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: "" });
    expect(await place.run("verfiy").ended).toEqual({
      code: 2,
      stdout: "",
      stderr: 'There is no command "verfiy". Did you mean rollcall verify?\n',
    });
  });
}

describe("the built package", { timeout: 240_000 }, () => {
  works(() => process.execPath);

  test("installed: start serves the web app, the API's pages and the queues' pages from its own files", async () => {
    await using place = await makeWorkplace(world, on(process.execPath));
    const port = await getPort();
    const running = place.run("start", [], { PORT: String(port) });
    await running.said(/"msg":"ready"/);
    await running.said(/Sign in/);
    const headers = { cookie: await followLink(running.output()) };
    const origin = `http://127.0.0.1:${port}`;
    const read = async (at: string): Promise<{ kind: string; words: string }> => {
      const response = await fetch(new URL(at, origin), { headers });
      return { kind: `${response.status} ${response.headers.get("content-type")}`, words: await response.text() };
    };
    for (const [at, script] of [
      ["/", /src="(\/assets\/[^"]+\.js)"/],
      ["/queues/", /src="([^"]+\.js)"/],
      ["/docs/", /src="([^"]+bundle\.js)"/],
    ] as const) {
      const { kind, words } = await read(at);
      const [, named = "none"] = script.exec(words) ?? [];
      const { pathname } = new URL(named, `${origin}${at}`);
      expect([at, kind, (await read(pathname)).kind]).toEqual([
        at,
        expect.stringMatching(/^200 text\/html/) as unknown,
        expect.stringMatching(/^200 (?:application|text)\/javascript/) as unknown,
      ]);
    }
    expect(JSON.parse((await read("/v1/openapi.json")).words)).toMatchObject({ info: { version: VERSION } });
    running.kill("SIGTERM");
    expect(await running.ended).toMatchObject({ code: 0 });
  });

  test("installed: no file is TypeScript, and no text names a script of the checkout", () => {
    const files = readdirSync(installed.folder, { recursive: true, encoding: "utf8" });
    expect(files).toEqual(expect.arrayContaining(["lib/rollcall.js", ".env.example", "samples/contacts.csv"]));
    expect(files.filter((file) => /\.[cm]?tsx?$/.test(file))).toEqual([]);
    const named = files
      .filter((file) => /^(?:lib|apps\/web\/dist)\/.*\.js$/.test(file))
      .flatMap((file) => readFileSync(path.join(installed.folder, file), "utf8").split("\n"))
      .filter((line) => /npm (?:start|run (?:[a-z]+ --|verify|export|keys|doctor|runs|plan))/.test(line));
    expect(named).toEqual([]);
  });

  test("installed: a bill of materials names every package that is in it, each with a licence that permits it", () => {
    const read = (name: string): string => readFileSync(path.join(installed.folder, name), "utf8");
    const sbom = JSON.parse(read("sbom.cdx.json")) as Sbom;
    expect(read("sbom.cdx.json")).toBe(readFileSync(path.join(ROOT, `dist/rollcall-${VERSION}.cdx.json`), "utf8"));
    expect(sbom.metadata.component).toMatchObject({ name: "rollcall", version: VERSION, type: "application" });
    const refs = new Set([sbom.metadata.component, ...sbom.components].map((one) => one["bom-ref"]));
    expect(refs.size).toBe(sbom.components.length + 1);
    const used = sbom.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]);
    expect(used.filter((ref) => !refs.has(ref))).toEqual([]);
    const listed = new Set(sbom.components.map(({ name, version }) => `${name} ${version}`));
    const named = [...read("THIRD-PARTY.md").matchAll(/^## (\S+ \d\S*), /gm)].map(([, one = ""]) => one);
    expect(named.length).toBeGreaterThan(150);
    expect(named.filter((one) => !listed.has(one))).toEqual([]);
    for (const name of ["react", "pg", "fastify"])
      expect([...listed].some((one) => one.startsWith(`${name} `))).toBe(true);
    const ids = (licenses: Component["licenses"]): unknown[] => (licenses ?? [null]).map((one) => one?.license?.id);
    const others = sbom.components.filter(({ licenses }) => !ids(licenses).every((id) => PERMISSIVE.has(String(id))));
    expect(others.map(({ name }) => name)).toEqual([]);
    const { build } = JSON.parse(read("package.json")) as { build: Readonly<Record<string, string>> };
    expect(build).toMatchObject({ node: process.versions.node, rolldown: expect.any(String) as unknown });
  });

  test("installed: without the embedded PostgreSQL a sentence says to set DATABASE_URL", () => {
    expect(bare).toEqual({
      code: 2,
      stdout: "",
      // Off a terminal it is a line of JSON, as all that a service says.
      stderr: expect.stringMatching(
        /^\{.*"msg":"There is no embedded PostgreSQL: .*Set DATABASE_URL.*\}\n$/,
      ) as unknown,
    });
  });

  test("installed: the command that npm linked runs by itself", async () => {
    await using place = await makeWorkplace(world, (command) => [installed.command, "help", command]);
    const { code, stdout } = await place.run("verify").ended;
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining("rollcall verify contacts.csv") as unknown,
    });
  });
});

for (const name of ["node22", "node26"] as const)
  withEngines(name)(`the built package on ${name}`, { timeout: 240_000 }, () => works(() => nodeProgram(name)));
