import type { AnsweredRow } from "@rollcall/ports";
import { expect, test } from "vitest";
import { NO_PAINT } from "../terminal/paint.ts";
import { answersInWords, compareWithTruth } from "./show-answers.ts";

const ROW: AnsweredRow = {
  rowNumber: 1,
  cells: [],
  problem: null,
  duplicateOfRow: null,
  contactId: "c1",
  asked: "anna@example.com",
  suggestion: null,
  role: false,
  disposable: false,
  free: false,
  status: "deliverable",
  reason: "accepted",
  safeToSend: "yes",
  score: 95,
  catchAll: false,
  provider: null,
  mxHost: "mx.example.com",
  smtpCode: 250,
  enhancedCode: "2.1.5",
  smtpReply: "2.1.5 Ok",
  attempts: 1,
  durationMs: 5,
  checkedAt: new Date(0),
  retryReason: null,
  openEvidence: null,
};

test("answersInWords: one row for each reason worth seeing, with its server's words cut to the terminal", () => {
  const gone = { status: "undeliverable", reason: "mailbox_not_found", smtpCode: 550 } as const;
  const rows: AnsweredRow[] = [
    ROW,
    { ...ROW, asked: "ben@example.com" },
    { ...ROW, ...gone, asked: "a.very.long.name.that.nobody.has@example.com", smtpReply: "5.1.1 No\nsuch user here" },
    { ...ROW, status: "unknown", reason: "dns_error", smtpReply: null },
  ];
  expect(answersInWords(rows, 66, NO_PAINT)).toEqual([
    "  deliverable   anna@example.com               250 2.1.5 Ok",
    "  undeliverable a.very.long.name.that.nobody.… 550 5.1.1 No such…",
  ]);
});

test("compareWithTruth: wrong is a yes or a no that is not so, and caution is not wrong", () => {
  const accepted = { status: "deliverable", reason: "accepted" } as const;
  const missing = { status: "undeliverable", reason: "mailbox_not_found" } as const;
  const truthOf = (truth: typeof accepted | typeof missing, row: number): never =>
    ({ row, cell: "", meaning: { type: "empty" }, truths: [truth] }) as never;
  const rows: AnsweredRow[] = [
    ROW,
    { ...ROW, rowNumber: 2, status: "unknown", reason: "gave_up" },
    { ...ROW, rowNumber: 3, status: "risky", reason: "catch_all_untested" },
    { ...ROW, rowNumber: 4 },
    { ...ROW, rowNumber: 5, contactId: null, status: null, reason: null },
  ];
  const truths = [accepted, missing, accepted, missing, missing].map((truth, index) => truthOf(truth, index + 1));
  expect(compareWithTruth(rows, truths)).toBe(
    "Compared with what is true in that world, row by row: 1 right, 2 more cautious than need be, 1 wrong.",
  );
});
