import { describe, expect, test } from "vitest";
import {
  cutOf,
  type CutShort,
  gravestSignal,
  signalOfFailure,
  signalOfReply,
  type SiteSignal,
} from "./session-outcome.ts";

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

describe("cutOf", () => {
  const reply = { class: "temporary_failure", scope: "session", retryAfterMs: null } as const;
  const limit = { ...reply, class: "rate_limited" } as const;
  const shortBy = (text: string, over: Partial<CutShort> = {}, stage: "rcpt" | "mail" | "unknown" = "rcpt") => {
    const evidence = {
      type: "reply" as const,
      stage,
      subject: "recipient" as const,
      code: Number(text.slice(0, 3)),
      enhanced: null,
      text: text.slice(4),
      host: "mx.acme.com",
      provider: null,
      atMs: 0,
      durationMs: 1,
    };
    return { answered: 3, refused: 1, knownSinceMs: null, evidence, reply, isAtName: stage === "rcpt", ...over };
  };

  test.each([
    ["its own words", shortBy("421 too many messages in this connection", { reply: limit }, "mail"), "length"],
    ["a refusal of RSET", shortBy("500 Expected RCPT TO", {}, "unknown"), "length"],
    ["421 to RSET, which may be a restart", shortBy("421 closing", {}, "unknown"), "perhaps_length"],
    ["too many errors", shortBy("421 4.7.0 Error: too many errors", { reply: limit }, "unknown"), "errors"],
    ["many of something", shortBy("450 Too many attempts", { reply: { ...limit, scope: "site" } }), "rate"],
    ["421 to a name", shortBy("421 4.4.2 try again later"), "name"],
    ["421 to the first name", shortBy("421 4.4.2 try again later", { answered: 0 }), "name"],
    ["many of something at the first name", shortBy("450 Too many", { answered: 0, reply: limit }), undefined],
    ["a block", shortBy("421 blocked", { reply: { ...limit, scope: "source" } }), undefined],
    ["a limit of one transaction", shortBy("452 4.5.3 Too many", { answered: 0 }), undefined],
  ] as const)("cutOf: %s", (_, short, because) => expect(cutOf(short)?.because).toBe(because));

  test("cutOf: a connection that is closed is about a name or the length, silence is neither", () => {
    const failure = { type: "failure", stage: "rcpt", detail: "ECONNRESET", host: "mx.acme.com", atMs: 0 } as const;
    const cut = (kind: "connection_failed" | "timeout", isAtName: boolean) =>
      cutOf({ ...shortBy("421 x"), reply: null, evidence: { ...failure, failure: kind }, isAtName })?.because;
    expect(cut("connection_failed", true)).toBe("name");
    expect(cut("connection_failed", false)).toBe("perhaps_length");
    expect(cut("timeout", true)).toBeUndefined();
  });
});
