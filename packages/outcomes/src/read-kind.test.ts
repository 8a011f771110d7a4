import { expect, test } from "vitest";
import { OUTCOME_KINDS } from "./outcome-kind.ts";
import { readKind } from "./read-kind.ts";

test.each([
  ["Delivery", "delivered"],
  ["spamreport", "complaint"],
  ["Hard Bounce", "hard_bounce"],
  ["hardBounce", "hard_bounce"],
  ["HardBounce", "hard_bounce"],
  ["soft_bounce", "soft_bounce"],
  ["email.bounced", null],
  ["unique_opened", "opened"],
  ["group_unsubscribe", "unsubscribed"],
  ["constructor", null],
  ["", null],
])("readKind: %j is %s", (name, kind) => {
  expect(readKind(name)).toBe(kind);
});

test("readKind: our own names are read", () => {
  expect(OUTCOME_KINDS.map(readKind)).toEqual([...OUTCOME_KINDS]);
});
