import { expect, test } from "vitest";
import { decide } from "./decide.ts";
import { WEIGHTS } from "./score.ts";
import { testAddressPage } from "./testing/test-address-page.ts";
import { otherTestName, TEST_ADDRESSES, testAnswerOf } from "./test-answers.ts";

const judged = (local: string) =>
  decide({
    evidence: [{ type: "test", reason: testAnswerOf(local).reason, atMs: 1 }],
    facts: { disposable: true, role: true },
    policy: { roleIsRisky: true },
    provider: null,
  });

test.each(Object.entries(WEIGHTS))("fixed answers: %s has an address of its own name", (reason, weight) => {
  expect(judged(reason)).toMatchObject({ reason, ...weight, rule: null });
});

test.each(["deliverable", "risky", "undeliverable", "unknown"])("fixed answers: %s has that status", (status) => {
  expect(judged(status).status).toBe(status);
});

test("fixed answers: a tag and letters' case change nothing, and any other name is not found", () => {
  expect(testAnswerOf("Mailbox_Full+42")).toEqual(TEST_ADDRESSES.get("mailbox_full"));
  expect(testAnswerOf("+")).toEqual(otherTestName);
  expect(testAnswerOf("constructor")).toEqual(otherTestName);
  expect(judged("someone.else").reason).toBe("mailbox_not_found");
});

test("fixed answers: no other evidence outweighs the fixed answer", () => {
  const verdict = decide({
    evidence: [
      { type: "syntax", problem: "no_at_sign", atMs: 9 },
      { type: "test", reason: "accepted", atMs: 1 },
    ],
    facts: {},
    policy: { roleIsRisky: false },
    provider: null,
  });
  expect(verdict).toMatchObject({ status: "deliverable", catchAll: false, full: false });
});

test("docs/test-addresses.md: has every test address with its answer", async () => {
  await expect(testAddressPage(TEST_ADDRESSES, "rollcall.test")).toMatchFileSnapshot("../../../docs/test-addresses.md");
});
