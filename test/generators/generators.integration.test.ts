import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import { GENERATORS_FOLDER } from "@rollcall/test-engines/engines";
import { startProgram } from "@rollcall/test-engines/programs";
import { withEngines } from "@rollcall/test-engines/with-engines";
import type { MailWorld } from "@rollcall/mailworld";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, makeWorkplace, type Workplace } from "../cli/command.ts";
import { startSmallWorld } from "../cli/small-world.ts";

const rollcall: Caller = (command) => [
  process.execPath,
  path.resolve(import.meta.dirname, "../../apps/cli/src/rollcall.ts"),
  command,
];

/** What each program prints of the flow. */
const FLOW = [
  "ended: true",
  "anna@plain.zz deliverable accepted",
  "ben@plain.zz deliverable accepted",
  "nobody@plain.zz undeliverable mailbox_not_found",
  "[email anna@plain.zz ben@plain.zz]",
  "deleted: 204",
];

withEngines("generators", "python3")(
  "clients that generators make of the OpenAPI document",
  { timeout: 300_000 },
  () => {
    let world: MailWorld;
    let place: Workplace;
    let folder = "";
    let env: Readonly<Record<string, string>>;
    beforeAll(async () => {
      world = await startSmallWorld();
      place = await makeWorkplace(world, rollcall);
      const port = String(await getPort({ host: "127.0.0.1" }));
      await place.run("start", [], { PORT: port }).said(/"msg":"ready"/);
      const { stdout } = await place.run("keys", ["create", "--name", "generated", "--scope", "verify"]).ended;
      const SERVER = `http://127.0.0.1:${port}`;
      env = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", SERVER, KEY: stdout.trim() };
      folder = await mkdtemp(path.join(tmpdir(), "rollcall-generators-"));
      const document = await (await fetch(`${SERVER}/v1/openapi.json`)).text();
      await writeFile(path.join(folder, "openapi.json"), document);
    }, 120_000);
    afterAll(async () => {
      await rm(folder, { recursive: true, force: true });
      await place[Symbol.asyncDispose]();
      await world.stop();
    });

    /** Runs a program in a folder; fails with its output. */
    async function run(
      program: string,
      args: readonly string[],
      cwd: string,
      more: Readonly<Record<string, string>> = {},
    ) {
      const child = startProgram(program, args, { cwd, env: { ...env, ...more }, stdio: ["ignore", "pipe", "pipe"] });
      const output = Promise.all([text(child.stdout!), text(child.stderr!)]);
      const [code] = (await once(child, "close")) as [number | null];
      const [stdout, stderr] = await output;
      expect({ code, stderr: code === 0 ? "" : stderr + stdout }).toEqual({ code: 0, stderr: "" });
      return stdout;
    }

    test("Go, oapi-codegen: generates, compiles, and runs the flow", async () => {
      const home = path.join(folder, "go");
      await cp(path.join(import.meta.dirname, "go"), home, { recursive: true });
      await mkdir(path.join(home, "client"));
      // Without skip-prune it loses what webhooks alone refer to, and then refers to it.
      const out = [
        "-generate",
        "types,client,skip-prune",
        "-package",
        "client",
        "-o",
        "client/client.go",
        "../openapi.json",
      ];
      await run(path.join(GENERATORS_FOLDER, "bin/oapi-codegen"), out, home);
      const flow = await run("go", ["run", "-mod=readonly", "."], home);
      expect(flow.trim().split("\n")).toEqual(FLOW);
    });

    test("Python, openapi-python-client: generates without losing a schema, and runs the flow", async () => {
      const home = path.join(folder, "python");
      await cp(path.join(import.meta.dirname, "python"), home, { recursive: true });
      const libraries = { PYTHONPATH: path.join(GENERATORS_FOLDER, "python") };
      const generate = ["-m", "openapi_python_client", "generate", "--meta", "none"];
      const args = [...generate, "--path", "../openapi.json", "--output-path", "rollcall_client"];
      const said = await run("python3", args, home, libraries);
      expect(said).not.toMatch(/Unable to process|removal of/);
      const flow = await run("python3", ["flow.py"], home, libraries);
      expect(flow.trim().split("\n")).toEqual(FLOW);
    });
  },
);
