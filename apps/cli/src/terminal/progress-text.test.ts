import { expect, test } from "vitest";
import { progressOfRun } from "../testing/progress-of-run.ts";
import { NO_PAINT, type Paint } from "./notice.ts";
import { progressLine, progressLines } from "./progress-text.ts";

const NOW = new Date(2026, 2, 2, 19, 5, 0);
const at = (hours: number, minutes: number): Date => new Date(2026, 2, 2, hours, minutes, 0);
const LOOK = { columns: 80, now: NOW, paint: NO_PAINT };

const GREYLISTED = { reason: "greylisted", count: 40, nextAt: at(19, 12), lastAt: at(19, 40), lastFirstAt: at(19, 0) };
const BUSY = { reason: "temporary_failure", count: 2, nextAt: at(19, 10), lastAt: at(19, 10), lastFirstAt: at(19, 0) };

test("progressLines: a bar, the counts by status, and waits only if there are any", () => {
  expect(progressLines(progressOfRun(), LOOK)).toEqual([
    "████████████░░░░░░░░░░░░  50 %    500 of 1,000 addresses  about 8 min left",
    "deliverable 250   risky 100   undeliverable 100   unknown 50",
  ]);
});

test("progressLines: pending retries are counted, with reasons and the next time", () => {
  const lines = progressLines(progressOfRun({}, { retry: [GREYLISTED, BUSY], resolving: 3 }), LOOK);
  expect(lines.slice(2)).toEqual([
    "3 addresses still to look up in the DNS",
    "42 to be retried, the next at 19:10:00: 40 greylisted, 2 temporary_failure",
  ]);
});

test("progressLines: the limiting provider is named once it takes a minute", () => {
  const slowest = { pacingKey: "google", provider: "google", open: 400, why: "120 addresses per minute at most" };
  expect(progressLines(progressOfRun({}, {}, { slowest }), LOOK)[2]).toBe(
    "slowest: google with 400 left, 120 addresses per minute at most",
  );
  expect(progressLines(progressOfRun({}, {}, { slowest, allAt: new Date(NOW.getTime() + 20_000) }), LOOK)).toHaveLength(
    2,
  );
});

test("progressLines: when most and all are done, and who can't be asked until when and why", () => {
  const why = "paused after refusals";
  const blocked = [{ pacingKey: "outlook", provider: "outlook.com", count: 312, until: at(20, 0), why }];
  const slowest = { pacingKey: "outlook", provider: "outlook.com", open: 312, why: "suspended" };
  const lines = progressLines(progressOfRun({}, {}, { mostAt: at(19, 20), allAt: at(21, 5), blocked, slowest }), LOOK);
  expect(lines.slice(2)).toEqual([
    "95 % by 19:20, all by 21:05",
    "312 addresses wait for outlook.com until 20:00: paused after refusals",
  ]);
});

test("progressLines: a server's reply is cut to the terminal, and can't control it", () => {
  const why = `suspended: 554 \u001B[2J\u0007\u202Eblocked\r\n ${"using a list ".repeat(20)}`;
  const slowest = { pacingKey: "mx.example.com", provider: null, open: 3, why };
  const line = progressLines(progressOfRun({}, {}, { slowest }), LOOK)[2] ?? "";
  expect(line).toMatch(/^slowest: mx\.example\.com with 3 left, suspended: 554 .*…$/);
  expect(line.length).toBeLessThanOrEqual(80);
  expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test.each([
  ["done", progressOfRun({ done: 1_000, state: "completed" }), "done"],
  ["paused", progressOfRun({ state: "paused" }, {}, { allAt: null }), "paused"],
  ["cancelled", progressOfRun({ state: "cancelled" }), "cancelled"],
  ["not known", progressOfRun({}, {}, { allAt: null }), "time left unknown"],
])("progressLines: the remaining time can be: %s", (_, progress, words) => {
  expect(progressLines(progress, LOOK)[0]?.endsWith(`  ${words}`)).toBe(true);
});

test("progressLines: an empty run is a full bar", () => {
  const empty = progressOfRun({ total: 0, done: 0, state: "completed" }, { counts: [] });
  expect(progressLines(empty, LOOK)[0]).toMatch(/^█+ 100 % {2}0 of 0 addresses {2}done$/);
});

test("progressLines: 100 % only after the last address", () => {
  expect(progressLines(progressOfRun({ total: 1_000_000, done: 999_999 }), LOOK)[0]).toContain(" 99 %");
});

test.each([70, 80, 100])("progressLines: no line is wider than %d columns, and the bar doesn't move", (columns) => {
  const look = { ...LOOK, columns };
  const bars = [0, 1_234, 4_999_999, 5_000_000].map((done) => {
    const counts = [{ status: "deliverable", reason: "accepted", count: done }];
    const lines = progressLines(progressOfRun({ total: 5_000_000, done }, { counts, retry: [GREYLISTED] }), look);
    const [first = "", , waits = ""] = lines;
    expect(Math.max(first.length, waits.length)).toBeLessThanOrEqual(columns);
    return first.replace(/[^█░].*/, "").length;
  });
  expect(new Set(bars).size).toBe(1);
});

test("progressLines: the bar is split by status, in its colours", () => {
  const paint: Paint = (what, text) => `<${what}>${text}</>`;
  const [first] = progressLines(progressOfRun(), { ...LOOK, paint });
  expect(first).toContain("<deliverable>██████</><risky>██</><undeliverable>██</><unknown>██</><aside>░░░░░░░░░░░░</>");
});

test("progressLine: everything in one line", () => {
  expect(progressLine(progressOfRun({}, { retry: [GREYLISTED] }), NOW)).toBe(
    "500 of 1,000 (50 %) · about 8 min left · deliverable 250 · risky 100 · undeliverable 100 · unknown 50 · " +
      "40 to be retried, the next at 19:12:00: 40 greylisted",
  );
});
