import { WEIGHTS } from "./score.ts";
import type { Reason } from "./verdict.ts";

/** The fixed answer of a test address. */
export interface TestAnswer {
  readonly reason: Reason;
  /** Until then it waits, as a real one does that is asked again later. Seconds; 0: it is answered at once. */
  readonly afterSeconds: number;
  /** Why it waits; null: for no reason that is known yet. */
  readonly waitsFor: Reason | null;
}

const atOnce = (reason: Reason): TestAnswer => ({ reason, afterSeconds: 0, waitsFor: null });

/** Names beside the reasons themselves: one for each status, and those that take time. */
const OTHERS: Readonly<Record<string, TestAnswer>> = {
  deliverable: atOnce("accepted"),
  risky: atOnce("catch_all"),
  undeliverable: atOnce("mailbox_not_found"),
  unknown: atOnce("gave_up"),
  slow: { reason: "accepted", afterSeconds: 15, waitsFor: null },
  slow_undeliverable: { reason: "mailbox_not_found", afterSeconds: 15, waitsFor: null },
  greylisted_then_accepted: { reason: "accepted", afterSeconds: 60, waitsFor: "greylisted" },
};

/** Local parts of the test addresses with their answers: each reason by its own name, and a few others. */
export const TEST_ADDRESSES: ReadonlyMap<string, TestAnswer> = new Map([
  ...Object.entries(OTHERS),
  ...Object.keys(WEIGHTS).map((reason): [string, TestAnswer] => [reason, atOnce(reason as Reason)]),
]);

/** What any other name at the domain is. */
export const otherTestName: TestAnswer = atOnce("mailbox_not_found");

/** The answer of a test address by its local part. What follows a `+` makes another address with the same answer. */
export function testAnswerOf(local: string): TestAnswer {
  const name = local.toLowerCase().split("+", 1)[0] ?? "";
  return TEST_ADDRESSES.get(name) ?? otherTestName;
}
