import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { linkLibraries } from "./link-libraries.ts";

async function platformPackage(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-libraries-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(path.join(folder, "native/lib"), { recursive: true });
  return folder;
}

test("linkLibraries: what the install script was not allowed to link is linked, once", async () => {
  const folder = await platformPackage();
  await writeFile(path.join(folder, "native/lib/libpq.so.5.18"), "code");
  const links = ["libpq.so.5", "libpq.so"].map((name) => ({
    source: "native/lib/libpq.so.5.18",
    target: `native/lib/${name}`,
  }));
  await writeFile(path.join(folder, "native/pg-symlinks.json"), JSON.stringify(links));
  await Promise.all([linkLibraries(folder), linkLibraries(folder)]);
  await linkLibraries(folder);
  expect(await readlink(path.join(folder, "native/lib/libpq.so"))).toBe("libpq.so.5.18");
  expect(await readFile(path.join(folder, "native/lib/libpq.so.5"), "utf8")).toBe("code");
});

test("linkLibraries: a package without links is left alone", async () => {
  await expect(linkLibraries(await platformPackage())).resolves.toBeUndefined();
});
