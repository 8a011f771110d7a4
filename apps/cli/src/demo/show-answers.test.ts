import { expect, test } from "vitest";
import { NO_PAINT } from "../terminal/notice.ts";
import { answersInWords, compareWithTruth, type ShownRow } from "./show-answers.ts";

const ROW: ShownRow = {
  rowNumber: 1,
  contactId: "c1",
  asked: "anna@example.com",
  status: "deliverable",
  reason: "accepted",
  smtpCode: 250,
  smtpReply: "2.1.5 Ok",
};

test("answersInWords: one row per interesting reason, with the server's reply cut to the terminal width", () => {
  const gone = { status: "undeliverable", reason: "mailbox_not_found", smtpCode: 550 } as const;
  const rows: ShownRow[] = [
    ROW,
    { ...ROW, asked: "ben@example.com" },
    { ...ROW, ...gone, asked: "old@example.com", smtpReply: "5.1.1 No\nsuch \u001B[2Juser here" },
    { ...ROW, status: "unknown", reason: "dns_error", smtpReply: null },
  ];
  expect(answersInWords(rows, 24, NO_PAINT)).toEqual([
    "  anna@example.com: deliverable, accepted",
    "    250 2.1.5 Ok",
    "  old@example.com: undeliverable, mailbox_not_found",
    "    550 5.1.1 No such […",
  ]);
});

test("compareWithTruth: only false deliverable and undeliverable answers are wrong, caution is not", () => {
  const accepted = { status: "deliverable", reason: "accepted" } as const;
  const missing = { status: "undeliverable", reason: "mailbox_not_found" } as const;
  const truthOf = (truth: typeof accepted | typeof missing, row: number): never =>
    ({ row, cell: "", meaning: { type: "empty" }, truths: [truth] }) as never;
  const rows: ShownRow[] = [
    ROW,
    { ...ROW, rowNumber: 2, status: "unknown", reason: "gave_up" },
    { ...ROW, rowNumber: 3, status: "risky", reason: "catch_all_untested" },
    { ...ROW, rowNumber: 4 },
    { ...ROW, rowNumber: 5, contactId: null, status: null, reason: null },
  ];
  const truths = [accepted, missing, accepted, missing, missing].map((truth, index) => truthOf(truth, index + 1));
  expect(compareWithTruth(rows, truths)).toBe(
    "Compared with the truth of that world, row by row: 1 right, 2 more cautious than necessary, 1 wrong.",
  );
});
