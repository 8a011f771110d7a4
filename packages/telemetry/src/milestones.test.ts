import { expect, test } from "vitest";
import { createLogger } from "./create-logger.ts";
import { logMilestones, type Milestone } from "./milestones.ts";

function linesOf(milestones: readonly Milestone[], level = "info"): Record<string, unknown>[] {
  const lines: string[] = [];
  const tell = logMilestones(createLogger(level, { write: (line) => void lines.push(line) }));
  for (const milestone of milestones) tell(milestone);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const STARTED = { type: "run_started", runId: 7, listId: 3, addresses: 100, answered: 4 } as const;

test("logMilestones: one line for each, with its figures", () => {
  const counts = { deliverable: 60, undeliverable: 40 };
  const ended = { addresses: 100, unanswered: 0, counts, durationMs: 93_420 };
  expect(
    linesOf([
      { type: "list_read", listId: 3, rows: 120, bytes: 4_000, durationMs: 1_234 },
      { ...STARTED, kind: "list" },
      { type: "run_paused", runId: 7, reason: "Nothing can be reached." },
      { type: "run_paused", runId: 7, reason: null },
      { type: "run_resumed", runId: 7 },
      { type: "run_completed", runId: 7, kind: "contacts", listId: null, ...ended },
    ]),
  ).toMatchObject([
    { msg: "list read", list: 3, rows: 120, bytes: 4_000, seconds: 1.2 },
    { msg: "run started", run: 7, list: 3, kind: "list", addresses: 100, answered: 4 },
    { msg: "run paused", reason: "Nothing can be reached." },
    { msg: "run paused", reason: "on request" },
    { msg: "run resumed", run: 7 },
    { msg: "run completed", addresses: 100, deliverable: 60, undeliverable: 40, unanswered: 0, seconds: 93.4 },
  ]);
});

test("logMilestones: single checks are for debugging", () => {
  expect(linesOf([{ ...STARTED, kind: "single" }])).toEqual([]);
  expect(linesOf([{ ...STARTED, kind: "single" }], "debug")).toHaveLength(1);
});

test("logMilestones: a suspension says why in words, and the server's own words without the address in them", () => {
  const until = new Date("2026-01-02T03:04:05Z");
  const words = "550 5.7.1 <anna@example.com>: blocked using zen.spamhaus.org";
  const key = { pacingKey: "outlook.com", provider: "outlook", egress: "main", because: "listed", words, until };
  const [line] = linesOf([{ type: "suspended", ...key }]);
  expect(line).toMatchObject({
    msg: "suspended",
    key: "outlook.com",
    reason: "it refuses this machine's address because of a block list",
    words: "550 5.7.1 <***@example.com>: blocked using zen.spamhaus.org",
    until: "2026-01-02T03:04:05.000Z",
  });
});
