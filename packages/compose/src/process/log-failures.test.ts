import { expect, test } from "vitest";
import { logFailures } from "./notice.ts";

const failure = (code: string): Error => Object.assign(new Error(`${code} of some connection`), { code });

test("logFailures: each kind of failure is logged once a minute, with its count", () => {
  const lines: unknown[] = [];
  let nowMs = 0;
  const tell = logFailures({ warn: (line: unknown) => void lines.push(line) }, () => nowMs);
  for (; nowMs < 60_000; nowMs += 100) tell(failure("EPIPE"), nowMs % 200 === 0 ? "resolve" : "sweep");
  tell(failure("EPIPE"), "sweep");
  tell(failure("ECONNREFUSED"), "resolve");
  expect(lines).toMatchObject([
    { where: "resolve" },
    { where: "sweep", times_meanwhile: 599 },
    { where: "resolve", err: { code: "ECONNREFUSED" } },
  ]);
});

test("logFailures: anything can be thrown, and memory is bounded", () => {
  let lines = 0;
  const tell = logFailures({ warn: () => void (lines += 1) }, () => 0);
  tell("text", "a");
  tell("text", "a");
  for (let kind = 0; kind < 1_000; kind += 1) tell(new Error(String(kind)), "b");
  expect(lines).toBe(1_001);
});
