import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keepEarlier } from "./keep-earlier.ts";

test("keepEarlier: keeps each earlier file under the first free number, and its extension", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-earlier-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "people-cleaned.csv.gz");
  expect(await keepEarlier(file)).toBeNull();
  for (const number of [1, 2]) {
    await writeFile(file, String(number));
    expect(await keepEarlier(file)).toBe(path.join(folder, `people-cleaned.${number}.csv.gz`));
  }
  expect(await readdir(folder)).toEqual(["people-cleaned.1.csv.gz", "people-cleaned.2.csv.gz"]);
});
