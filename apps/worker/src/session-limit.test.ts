import { expect, test } from "vitest";
import { openFilesOf, sessionLimit, thisMachine } from "./session-limit.ts";

const GB = 1024 ** 3;

test.each([
  ["as many as keys have lanes", null, { openFiles: 1_048_576, memoryBytes: 16 * GB }, 2_000],
  ["few descriptors", null, { openFiles: 1_024, memoryBytes: 16 * GB }, 768],
  ["hardly any", null, { openFiles: 80, memoryBytes: 16 * GB }, 16],
  ["little memory", null, { openFiles: 1_048_576, memoryBytes: GB / 4 }, 819],
  ["a system that does not say", null, { openFiles: null, memoryBytes: 16 * GB }, 2_000],
  ["what is set counts", 5_000, { openFiles: 1_024, memoryBytes: GB }, 5_000],
])("sessionLimit: %s", (_, set, machine, expected) => {
  expect(sessionLimit(set, machine)).toBe(expected);
});

test("openFilesOf: the soft limit, as Linux writes it", () => {
  const lines = "Limit                     Soft Limit           Hard Limit           Units     \n";
  expect(openFilesOf(`${lines}Max open files            1024                 1048576              files     \n`)).toBe(
    1024,
  );
  expect(
    openFilesOf(`${lines}Max open files            unlimited            unlimited            files     \n`),
  ).toBeNull();
  expect(openFilesOf("")).toBeNull();
});

test("thisMachine: says something of every machine", () => {
  expect(sessionLimit(null, thisMachine())).toBeGreaterThanOrEqual(16);
});
