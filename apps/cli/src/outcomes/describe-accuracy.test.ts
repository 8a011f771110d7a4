import { expect, test } from "vitest";
import { describeAccuracy } from "./describe-accuracy.ts";

test("describeAccuracy: a sentence for each status, and a table for each group", () => {
  const of = (said: string, sent: number, bounced: number) => ({
    said,
    sent,
    bounced,
    refused: 0,
    complained: 0,
    rate: { share: bounced / sent, low: 0.0046, high: 0.0091 },
  });
  const report = {
    byStatus: [of("deliverable", 4_812, 31), of("risky", 40, 10)],
    byReason: [of("accepted", 4_812, 31)],
    byProvider: [],
    byScore: [of("90", 4_812, 31)],
  };
  expect(describeAccuracy(report)).toBe(`Of 4,812 called deliverable 31 bounced (0.6 %; 0.5 % to 0.9 % is likely).
Of 40 called risky 10 bounced (25.0 %; 0.5 % to 0.9 % is likely).

By status     sent  bounced  refused  complained    rate
deliverable  4,812       31        0           0   0.6 %
risky           40       10        0           0  25.0 %

By reason   sent  bounced  refused  complained   rate
accepted   4,812       31        0           0  0.6 %

By provider  sent  bounced  refused  complained  rate

By score, from   sent  bounced  refused  complained   rate
90              4,812       31        0           0  0.6 %
`);
});

test("describeAccuracy: without outcomes it says what to do", () => {
  const nothing = { byStatus: [], byReason: [], byProvider: [], byScore: [] };
  expect(describeAccuracy(nothing)).toContain("Import some first");
});
