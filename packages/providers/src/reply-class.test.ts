import { describe, expect, it } from "vitest";
import { isRetryable, REPLY_CLASSES, type ReplyClass } from "./reply-class.ts";

describe("REPLY_CLASSES", () => {
  it("REPLY_CLASSES: only no_mailbox and mailbox_disabled say that a mailbox is missing", () => {
    const missing = Object.entries(REPLY_CLASSES).filter(([, { answer }]) => answer === "missing");
    expect(missing.map(([name]) => name)).toEqual(["no_mailbox", "mailbox_disabled"]);
  });

  it.each<ReplyClass>(["greylisted", "temporary_failure", "unconfirmed_refusal", "rate_limited", "blocked"])(
    "isRetryable: %s is retryable",
    (replyClass) => {
      expect(isRetryable(replyClass)).toBe(true);
    },
  );

  it("isRetryable: definite answers are not retryable", () => {
    const answers = Object.entries(REPLY_CLASSES).filter(([, { answer }]) => answer !== "none");
    expect(answers.every(([, { retryable }]) => !retryable)).toBe(true);
  });
});
