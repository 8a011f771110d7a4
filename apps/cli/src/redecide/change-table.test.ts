import { expect, test } from "vitest";
import { changeTable } from "../terminal/summary.ts";

const report = { seen: 1200, changed: 13, lastId: "1200", complete: true };

test("changeTable: a line per kind of change, in columns", () => {
  const changes = [
    { from: "unknown policy_refusal", to: "undeliverable mailbox_not_found", count: 12 },
    { from: "unknown blocked", to: "unknown rate_limited", count: 1 },
  ];
  expect(changeTable({ ...report, changes }, false)).toBe(
    `1200 verdicts decided again: 13 changed.

  12  unknown policy_refusal  →  undeliverable mailbox_not_found
   1  unknown blocked         →  unknown rate_limited
`,
  );
});

test("changeTable: reports that nothing would change", () => {
  expect(changeTable({ ...report, seen: 1, changed: 0, changes: [] }, true)).toBe(
    "1 verdict decided again: none would change.\n",
  );
});
