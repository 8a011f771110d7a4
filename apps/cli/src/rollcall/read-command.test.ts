import { expect, test } from "vitest";
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
