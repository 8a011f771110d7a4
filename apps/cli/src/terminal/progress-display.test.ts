import { expect, test } from "vitest";
import { progressOfRun } from "../testing/progress-of-run.ts";
import { plainDisplay } from "./progress-display.ts";

/** A display with a controllable clock. */
function display(): { show(done: number, afterMs: number): void; end(): void; readonly lines: readonly string[] } {
  let nowMs = 0;
  const lines: string[] = [];
  const plain = plainDisplay({ write: (text: string) => lines.push(text.split(" (")[0] ?? "") }, () => nowMs);
  return {
    lines,
    end: () => plain.end(),
    show(done, afterMs) {
      nowMs += afterMs;
      plain.show(progressOfRun({ done, state: done === 1_000 ? "completed" : "running" }));
    },
  };
}

test("plainDisplay: prints the first state at once, then a line every ten seconds, and the last state", () => {
  const plain = display();
  plain.show(0, 0);
  for (let second = 1; second <= 25; second += 1) plain.show(second * 10, 1_000);
  plain.show(1_000, 1_000);
  plain.end();
  expect(plain.lines).toEqual(["0 of 1,000", "100 of 1,000", "200 of 1,000", "1,000 of 1,000"]);
});

test("plainDisplay: while idle, prints a line every five minutes", () => {
  const plain = display();
  for (let second = 0; second <= 900; second += 1) plain.show(7, second === 0 ? 0 : 1_000);
  expect(plain.lines).toHaveLength(4);
});

test("plainDisplay: does not repeat the last line", () => {
  const plain = display();
  plain.show(1_000, 0);
  plain.end();
  expect(plain.lines).toEqual(["1,000 of 1,000"]);
});
