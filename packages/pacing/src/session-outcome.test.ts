import { describe, expect, test } from "vitest";
import { gravestSignal, signalOfFailure, signalOfReply, type SiteSignal } from "./session-outcome.ts";

describe("signalOfReply", () => {
  test.each([
    ["no_mailbox", "recipient", "550 5.1.1 no such user", "good"],
    ["greylisted", "recipient", "450 4.2.0 greylisted", "good"],
    ["too_many_recipients", "transaction", "452 4.5.3 too many recipients", "good"],
    ["temporary_failure", "session", "421 4.3.2 shutting down", "bad"],
    ["rate_limited", "site", "421 too many connections", "bad"],
    ["rate_limited", "source", "421 4.7.28 unusual rate", "block"],
    ["harvest_guard", "source", "550 too many invalid recipients", "block"],
    ["blocked", "source", "554 blocked", "block"],
  ] as const)("signalOfReply: %s for the %s is %s: %s", (replyClass, scope, text, type) => {
    expect(signalOfReply({ class: replyClass, scope, retryAfterMs: null }, text).type).toBe(type);
  });

  test("signalOfReply: a block listing is distinguished from bad reputation", () => {
    const kind = (text: string) => signalOfReply({ class: "blocked", scope: "source", retryAfterMs: 5 }, text);
    expect(kind("554 blocked using zen.spamhaus.org")).toMatchObject({
      kind: "listed",
      words: "554 blocked using zen.spamhaus.org",
      retryAfterMs: 5,
    });
    expect(kind("554 poor reputation")).toMatchObject({ kind: "reputation" });
    expect(kind("x".repeat(9000))).toMatchObject({ words: "x".repeat(500) });
  });
});

test("signalOfFailure: a site that cannot be reached is bad news", () => {
  expect(
    signalOfFailure({
      type: "failure",
      stage: "connect",
      failure: "timeout",
      detail: "ETIMEDOUT",
      host: "mx.acme.com",
      atMs: 0,
    }),
  ).toEqual({
    type: "bad",
    words: "ETIMEDOUT",
    retryAfterMs: null,
  });
});

test("gravestSignal: a block outweighs a failure, a failure an answer, an answer nothing", () => {
  const good: SiteSignal = { type: "good" };
  const bad: SiteSignal = { type: "bad", words: null, retryAfterMs: null };
  const rate: SiteSignal = { type: "block", kind: "rate", words: "", retryAfterMs: null };
  const listed: SiteSignal = { type: "block", kind: "listed", words: "", retryAfterMs: null };
  expect(gravestSignal([])).toEqual({ type: "none" });
  expect(gravestSignal([good])).toBe(good);
  expect(gravestSignal([good, bad, good])).toBe(bad);
  expect(gravestSignal([bad, rate, listed, good])).toBe(listed);
});
