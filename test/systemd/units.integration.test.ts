import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readSettings } from "@rollcall/settings";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COMMANDS } from "../../apps/cli/src/rollcall/commands.ts";
import { runProgram } from "../engines/programs.ts";
import { withEngines } from "../engines/with-engines.ts";

const OPS = path.resolve(import.meta.dirname, "../../ops/systemd");
const UNITS = ["rollcall.service", "rollcall-ingest.service", "rollcall-worker@.service"];
const read = (name: string): Promise<string> => readFile(path.join(OPS, name), "utf8");

/** The values of a key in a unit, in order. */
const valuesOf = (unit: string, key: string): readonly string[] =>
  [...unit.matchAll(new RegExp(`^${key}=(.*)$`, "gm"))].map(([, value = ""]) => value);

test("ops/systemd: there are the units that are tested, and no others", async () => {
  expect((await readdir(OPS)).sort()).toEqual(UNITS.toSorted());
});

test.each(UNITS)("%s: runs a command that there is, with settings that it can read", async (name) => {
  const unit = await read(name);
  const [program, command = ""] = valuesOf(unit, "ExecStart")[0]?.split(" ") ?? [];
  expect([program, COMMANDS.has(command)]).toEqual(["rollcall", true]);
  const set = valuesOf(unit, "Environment").flatMap((line) => line.replaceAll("%i", "2").split(" "));
  const settings = Object.fromEntries(set.map((one) => one.split("=", 2) as [string, string]));
  expect(readSettings(settings, () => "").type).toBe("settings");
  expect(valuesOf(unit, "EnvironmentFile")).toEqual(["/etc/rollcall/rollcall.env"]);
});

test("ops/systemd: all units are locked down alike", async () => {
  const units = await Promise.all(UNITS.map(read));
  const ends = units.map((unit) => unit.slice(unit.indexOf("# It writes to its own folder")));
  expect(new Set(ends).size).toBe(1);
  expect(ends[0]).toContain("ProtectSystem=strict");
});

/** Of ten: what the service must be able to do, talk to the network above all, is more than one. */
const EXPOSURE_LIMIT = 2;

withEngines("systemd")("ops/systemd, by systemd-analyze", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "rollcall-units-"));
    // systemd-analyze wants the program to be there.
    for (const name of UNITS)
      await writeFile(path.join(folder, name), (await read(name)).replace("ExecStart=", "ExecStart=/usr/bin/env "));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What it finds wrong in a unit; its exit code is 0 for keys that it doesn't know. */
  const complaints = async (name: string): Promise<string> => {
    const { stdout, stderr } = await runProgram("systemd-analyze", ["verify", "--man=no", path.join(folder, name)]);
    return stdout + stderr;
  };

  test.each(["rollcall.service", "rollcall-ingest.service", "rollcall-worker@1.service"])(
    "%s: is understood as a whole",
    async (name) => {
      expect(await complaints(name)).toBe("");
    },
  );

  test("systemd-analyze: complains of a mistake", async () => {
    const unit = await readFile(path.join(folder, "rollcall.service"), "utf8");
    await writeFile(path.join(folder, "wrong.service"), unit.replace("KillMode=", "KilMode="));
    expect(await complaints("wrong.service")).toMatch(/Unknown key .*KilMode/);
  });

  test.each(UNITS)("%s: is exposed to little", async (name) => {
    const args = ["security", "--offline=true", `--threshold=${EXPOSURE_LIMIT * 10}`, "--no-pager"];
    await runProgram("systemd-analyze", [...args, path.join(folder, name)]);
  });
});
