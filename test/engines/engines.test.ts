import { afterEach, expect, test, vi } from "vitest";
import { openBrowser } from "./browser.ts";
import { isLeftToYou, lacksOf } from "./engines.ts";
import { runProgram, startProgram } from "./programs.ts";
import { freshRedisUrl } from "./redis.ts";

afterEach(() => void vi.unstubAllEnvs());

test("engines: can't be used by a suite that did not declare them, even if installed", async () => {
  expect(() => freshRedisUrl()).toThrow(/This uses redis undeclared/);
  await expect(openBrowser()).rejects.toThrow(/This uses chromium undeclared/);
  await expect(runProgram("redis-cli", [])).rejects.toThrow(/This uses redis-server undeclared/);
  expect(() => startProgram("postgrey", [])).toThrow(/This uses postgrey undeclared/);
});

test("startProgram: a program of no engine must be added to them first", () => {
  expect(() => startProgram("psql", [])).toThrow(/No engine brings psql/);
});

test("lacksOf: names the Debian package of a missing program, and nothing if it is installed", () => {
  vi.stubEnv("TEST_REDIS_URL", undefined);
  expect(lacksOf(["redis"])).toEqual([{ engine: "redis", remedy: "redis-server" }]);
  vi.stubEnv("TEST_REDIS_URL", "redis://127.0.0.1:6379");
  expect(lacksOf(["redis"])).toEqual([]);
});

test("isLeftToYou: CI may go without what comes from other registries than those of Debian and npm, and without nothing else", () => {
  expect(isLeftToYou({ engine: "helm", remedy: "" })).toBe(true);
  expect(isLeftToYou({ engine: "docker", remedy: "" })).toBe(false);
});

test("runProgram: standard programs need no declaration", async () => {
  await expect(runProgram(process.execPath, ["-p", "6*7"])).resolves.toMatchObject({ stdout: "42\n" });
});
