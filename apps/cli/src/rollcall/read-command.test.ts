import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeCommands } from "./describe-commands.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import { nearestCommand } from "./nearest-command.ts";
import { readCommand } from "./read-command.ts";

const NAMES = new Set(["verify", "start"]);

test.each([
  [[], { type: "help" }],
  [["help"], { type: "help" }],
  [["--help"], { type: "help" }],
  [["-h"], { type: "help" }],
  [["--version"], { type: "version" }],
  [["verify", "list.csv", "--version"], { type: "version" }],
  [["verify", "--", "--version"], { type: "run", name: "verify", args: ["--", "--version"] }],
  [["help", "start"], { type: "run", name: "start", args: ["--help"] }],
  [["help", "strat"], { type: "unknown", word: "strat" }],
  [["list.csv"], { type: "unknown", word: "list.csv" }],
  [["constructor"], { type: "unknown", word: "constructor" }],
])("readCommand: %j is %j", (words, request) => {
  expect(readCommand(words, NAMES)).toEqual(request);
});

test.each([
  ["verfiy", "verify"],
  ["strat", "start"],
  ["Start", "start"],
  ["list.csv", null],
  ["", null],
])("nearestCommand: for %j it is %j", (word, name) => {
  expect(nearestCommand(word, [...NAMES])).toBe(name);
});

test("docs/cli.md: has the exit codes of the help", () => {
  const page = readFileSync(new URL("../../../../docs/cli.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm)].map(([, code, meaning]) => [Number(code), meaning]);
  expect(rows).toEqual(EXIT_CODES);
  for (const [code, meaning] of EXIT_CODES)
    expect(describeCommands()).toContain(`  ${String(code).padEnd(4)} ${meaning}\n`);
});
