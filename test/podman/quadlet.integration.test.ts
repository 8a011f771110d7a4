import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { readSettings } from "@rollcall/settings";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unpackedFolder } from "../engines/engines.ts";
import { withEngines } from "../engines/with-engines.ts";

const QUADLET = path.resolve(import.meta.dirname, "../../ops/podman/rollcall.container");

test("ops/podman: its variables are good settings, and the secret is where they say", async () => {
  const unit = await readFile(QUADLET, "utf8");
  const set = [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = ""]) => line.split(" "));
  const variables = Object.fromEntries(set.map((one) => one.split("=", 2) as [string, string]));
  const [, target] = /^Secret=.*\btarget=([\w-]+)/m.exec(unit) ?? [];
  const read = readSettings(variables, (file) => {
    expect(file).toBe(`/run/secrets/${target}`);
    return "postgresql://db/rollcall\n";
  });
  expect(read).toMatchObject({
    type: "settings",
    settings: { host: "0.0.0.0", databaseUrl: "postgresql://db/rollcall" },
  });
});

withEngines("quadlet")("ops/podman, by Podman's generator", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "rollcall-quadlet-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The unit that Podman makes of the files in the folder, and what it says. */
  async function generate(): Promise<{ readonly unit: string; readonly said: string }> {
    const env = { ...process.env, QUADLET_UNIT_DIRS: folder };
    const quadlet = path.join(unpackedFolder("quadlet"), "quadlet");
    const { stdout: unit, stderr: said } = await promisify(execFile)(quadlet, ["-dryrun"], { env });
    return { unit, said };
  }

  test("quadlet: starts rollcall, locked down, with a health check and a secret", async () => {
    await copyFile(QUADLET, path.join(folder, "rollcall.container"));
    const { unit, said } = await generate();
    expect(said).not.toMatch(/converting|unsupported/);
    const [, start = ""] = /^ExecStart=\S+podman run (.*)$/m.exec(unit) ?? [];
    expect(start).toMatch(/ localhost\/rollcall rollcall start$/);
    for (const option of ["--read-only", "--cap-drop all", "no-new-privileges", "--publish 127.0.0.1:3000:3000"])
      expect(start).toContain(option);
    expect(start).toContain('--health-cmd "rollcall health http://127.0.0.1:3000/readyz"');
    expect(start).toContain("--secret rollcall-database-url,type=mount");
  });

  test("quadlet: complains of a mistake", async () => {
    const unit = await readFile(QUADLET, "utf8");
    await writeFile(path.join(folder, "rollcall.container"), unit.replace("ReadOnly=", "ReadOnli="));
    await expect(generate()).rejects.toThrow("unsupported key 'ReadOnli'");
  });
});
