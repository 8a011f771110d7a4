import { expect, test } from "vitest";
import { leftOutTable, type LeftOutSuite } from "./left-out-table.ts";

const suite = (file: string, title: string, remedies: readonly string[], isPart = false): LeftOutSuite => ({
  file,
  title,
  remedies,
  isPart,
});

test("leftOutTable: lists which package each suite needs, each file once, and partly skipped files", () => {
  const table = leftOutTable([
    suite("b.test.ts", "upload", ["chromium"]),
    suite("b.test.ts", "lists", ["chromium"]),
    suite("queues.test.ts", "queues on redis", ["redis-server"], true),
    suite("a.test.ts", "pages", ["chromium"]),
    suite("mail.test.ts", "verify", ["postgrey", "postfix", "postgrey"]),
  ]);
  expect(table.split("\n").filter((line) => line.startsWith("  "))).toEqual([
    "  install            to run what was LEFT OUT",
    "  chromium           a.test.ts",
    "                     b.test.ts",
    "  postfix, postgrey  mail.test.ts",
    "  redis-server       queues.test.ts (queues on redis)",
  ]);
});

test("leftOutTable: empty if nothing was skipped", () => {
  expect(leftOutTable([])).toBe("");
});
