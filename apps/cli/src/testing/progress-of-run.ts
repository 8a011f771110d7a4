import type { Progress } from "@rollcall/core";

const START = new Date(2026, 2, 2, 19, 0, 0);

/** A run's progress for tests, half done by default. */
export function progressOfRun(
  run: Partial<Progress["run"]> = {},
  progress: Partial<Progress["progress"]> = {},
  timeLeft: Partial<Progress["timeLeft"]> = {},
): Progress {
  return {
    run: {
      id: 1,
      kind: "list",
      listId: 1,
      state: "running",
      pauseReason: null,
      total: 1_000,
      done: 500,
      createdAt: START,
      completedAt: null,
      endedBy: null,
      unanswered: 0,
      ...run,
    },
    progress: {
      counts: [
        { status: "deliverable", reason: "accepted", count: 250 },
        { status: "risky", reason: "catch_all", count: 100 },
        { status: "undeliverable", reason: "mailbox_not_found", count: 90 },
        { status: "undeliverable", reason: "null_mx", count: 10 },
        { status: "unknown", reason: "blocked", count: 50 },
      ],
      resolving: 0,
      due: 500,
      held: 0,
      plannedUntil: null,
      retry: [],
      backlog: [],
      ...progress,
    },
    timeLeft: {
      allAt: new Date(START.getTime() + 780_000),
      mostAt: null,
      ratePerMinute: 60,
      slowest: null,
      blocked: [],
      ...timeLeft,
    },
    stallReason: null,
  };
}
