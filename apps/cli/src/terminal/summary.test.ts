import { expect, test } from "vitest";
import { NO_PAINT } from "./notice.ts";
import { summary, REASON_WORDS } from "./summary.ts";

const LIST = { rowCount: 1_050, duplicateCount: 37, noAddressCount: 12, blankCount: 10 };

test("summary: by status and reason, most first, with shares of all addresses", () => {
  const counts = [
    { status: "undeliverable", reason: "null_mx", count: 7 },
    { status: "undeliverable", reason: "mailbox_not_found", count: 93 },
    { status: "deliverable", reason: "accepted", count: 800 },
    { status: "unknown", reason: "greylisted", count: 60 },
  ];
  expect(summary({ list: LIST, total: 1_000, counts }, NO_PAINT).split("\n")).toEqual([
    "1,050 rows · 1,000 addresses · 37 duplicates · 22 without an address",
    "",
    "deliverable                    800   80.0 %  send",
    "  accepted                     800   80.0 %  accepted; a made-up name refused",
    "risky                            0    0.0 %",
    "undeliverable                  100   10.0 %  leave out",
    "  mailbox_not_found             93    9.3 %  no such mailbox, says its server",
    "  null_mx                        7    0.7 %  its domain accepts no mail",
    "unknown                         60    6.0 %  recheck later, don't delete",
    "  greylisted                    60    6.0 %  asked to come back later",
    "still open                      40    4.0 %  no answer yet",
    "",
  ]);
});

test("summary: singular counts, and no shares for an empty list", () => {
  const one = { rowCount: 1, duplicateCount: 1, noAddressCount: 1, blankCount: 0 };
  const counts = [{ status: "risky", reason: "disposable", count: 1 }];
  expect(summary({ list: one, total: 1, counts }, NO_PAINT)).toContain(
    "1 row · 1 address · 1 duplicate · 1 without an address\n",
  );
  expect(summary({ list: { ...one, rowCount: 0 }, total: 0, counts: [] }, NO_PAINT)).toMatch(/^unknown +0 +0\.0 %$/m);
});

test("summary: every reason has a description that fits 80 columns", () => {
  for (const reason of Object.keys(REASON_WORDS)) {
    const counts = [{ status: "unknown", reason, count: 999_999 }];
    const lines = summary({ list: LIST, total: 999_999, counts }, NO_PAINT).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  }
});
