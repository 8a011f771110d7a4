import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { classify, type Reply } from "./classify.ts";
import type { Stage } from "./evidence.ts";
import { isRetryable, REPLY_CLASSES } from "@rollcall/providers";
import { REPLY_TEXT_LIMIT_CHARS } from "./normalise.ts";
import { GENERIC } from "./rules/generic.ts";
import { PROVIDER_RULES } from "./classify.ts";
import { isUnbounded } from "./testing/is-unbounded.ts";

const reply = (code: number, text: string, stage: Stage = "rcpt", enhanced: string | null = null): Reply => ({
  code,
  enhanced,
  text,
  stage,
});
const classOf = (code: number, text: string, stage: Stage = "rcpt", provider: string | null = null) =>
  classify(reply(code, text, stage), provider).class;

const PROVIDERS = [null, "nobody-knows", ...PROVIDER_RULES.keys()];
/** Words that occur in rules: closer to real replies than random letters. */
const WORDS = [
  ..."user unknown mailbox full does not exist disabled account blocked listed at ip your sender domain relay denied greylisted".split(
    " ",
  ),
  ..."try again later too many invalid recipients no such recipient address rejected quota exceeded 5.1.1 5.7.1 4.2.2 suspended".split(
    " ",
  ),
  ..."spam virus helo spf tls required inactive <a@b.example> 192.0.2.1 mx.example https://x.example/a over inconnu unbekannt :".split(
    " ",
  ),
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 3_000 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(" ")),
);
const anyStage = fc.constantFrom<Stage>("connect", "ehlo", "starttls", "mail", "rcpt", "data", "unknown");
const anyEnhanced = fc.oneof(
  fc.constant(null),
  fc.constantFrom("5.1.1", "5.2.1", "4.1.1", "5.7.1", "5.1.10", "2.0.0"),
  fc.string(),
);
const anyReply = fc.record({
  code: fc.integer({ min: 200, max: 599 }),
  enhanced: anyEnhanced,
  text: anyText,
  stage: anyStage,
});
const anyProvider = fc.constantFrom(...PROVIDERS);
const CONDEMNS = new Set<string>(["no_mailbox", "mailbox_disabled"]);

describe("classify", () => {
  it("classify: is total and deterministic", () => {
    fc.assert(
      fc.property(
        fc.record({ code: fc.integer(), enhanced: anyEnhanced, text: anyText, stage: anyStage }),
        anyProvider,
        (one, provider) => {
          const found = classify(one, provider);
          expect(found.class in REPLY_CLASSES).toBe(true);
          expect(classify(one, provider)).toEqual(found);
          expect(classify({ ...one }, provider)).toEqual(found);
        },
      ),
    );
  });

  it("classify: a 4xx never condemns a mailbox", () => {
    fc.assert(
      fc.property(anyReply, anyProvider, fc.integer({ min: 400, max: 499 }), (one, provider, code) => {
        expect(CONDEMNS.has(classify({ ...one, code }, provider).class)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("classify: a reply before RCPT says nothing about a mailbox", () => {
    const early = fc.constantFrom<Stage>("connect", "ehlo", "starttls", "mail");
    fc.assert(
      fc.property(anyReply, anyProvider, early, fc.integer({ min: 400, max: 599 }), (one, provider, stage, code) => {
        const found = classify({ ...one, stage, code }, provider);
        expect(REPLY_CLASSES[found.class].answer).toBe("none");
        expect(found.scope).not.toBe("recipient");
      }),
      { numRuns: 500 },
    );
  });

  it("classify: a 421 is about the session, the site or the source", () => {
    fc.assert(
      fc.property(anyReply, anyProvider, (one, provider) => {
        const found = classify({ ...one, code: 421 }, provider);
        expect(REPLY_CLASSES[found.class].answer).toBe("none");
        expect(["session", "site", "source"]).toContain(found.scope);
      }),
      { numRuns: 500 },
    );
  });

  it("classify: only a 2xx accepts", () => {
    fc.assert(
      fc.property(anyReply, anyProvider, (one, provider) => {
        expect(REPLY_CLASSES[classify(one, provider).class].answer === "accepted").toBe(one.code < 300);
      }),
    );
  });

  it("classify: a delay is given for retryable classes only, between a minute and two hours", () => {
    fc.assert(
      fc.property(anyReply, anyProvider, fc.nat(), (one, provider, seconds) => {
        const found = classify({ ...one, text: `${one.text} in ${seconds} seconds` }, provider);
        if (found.retryAfterMs === null) return;
        expect(isRetryable(found.class)).toBe(true);
        expect(found.retryAfterMs).toBeGreaterThanOrEqual(60_000);
        expect(found.retryAfterMs).toBeLessThanOrEqual(7_200_000);
      }),
    );
    expect(classify(reply(451, "Greylisted, try again in 900 seconds"), null).retryAfterMs).toBe(900_000);
    expect(classify(reply(550, "No such user, deleted 900 seconds ago"), null).retryAfterMs).toBeNull();
  });

  it.each([
    ["a", " "],
    ["user ", ""],
    ["unknown ", "x"],
    ["<", "a@"],
    ["a.", "-"],
    ["not ", "relay "],
    ["too many ", "a b "],
    [":", "1:"],
    ["recipient address rejected: ", ""],
    ["5.1.1 ", "550-"],
  ])("classify: takes bounded work for a reply of 100,000 characters of %j", (unit, other) => {
    const text = (unit + other).repeat(100_000 / (unit + other).length);
    const matching = vi.spyOn(RegExp.prototype, "exec");
    for (const provider of [null, "google", "yahoo"]) classify(reply(550, text), provider);
    const patterns = matching.mock.contexts as RegExp[];
    const lengths = matching.mock.calls.map(([given]) => given.length);
    matching.mockRestore();
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2 * REPLY_TEXT_LIMIT_CHARS);
    expect(patterns.length).toBeGreaterThan(100);
    expect(patterns.filter(isUnbounded)).toEqual([]);
  });
});

describe("the order of rules", () => {
  it.each([
    ["a block before an unknown user", "User unknown; your IP is listed at zen.spamhaus.org", "blocked"],
    ["a harvest guard before an unknown user", "too many unknown users, user unknown", "harvest_guard"],
    ["a rate before a greylist's hint", "too many connections, try again in 5 minutes", "rate_limited"],
    ["a sender before an unknown user", "Sender address rejected: user unknown", "sender_rejected"],
    ["greylisting before anything", "Greylisted: user unknown", "greylisted"],
    ["a busy recipient before a rate limit", "The recipient has exceeded message rate limit", "recipient_busy"],
    ["a full box before a disabled one", "mailbox full, account suspended", "mailbox_full"],
    ["a full box, though another sentence condemns it", "Mailbox is full. User unknown.", "mailbox_full"],
    ["a disabled box before a missing one", "account disabled, no such user", "mailbox_disabled"],
    ["a missing box before relaying", "no such user, relaying denied", "no_mailbox"],
    ["a missing domain before a missing user", "The recipient's domain does not exist", "domain_not_found"],
  ])("classify: %s", (_, text, expected) => {
    expect(classOf(550, text)).toBe(expected);
  });

  it("classify: a provider's own rule comes before the generic one", () => {
    expect(classOf(550, "Mailbox unavailable or access denied", "rcpt", "qq")).toBe("recipient_busy");
    expect(classOf(550, "Mailbox unavailable or access denied", "rcpt", "nobody-knows")).not.toBe("recipient_busy");
  });

  it("classify: unmistakable wordings of providers apply to any host", () => {
    expect(classify(reply(550, "Boite du destinataire invalide OFR_416"), null).rule).toBe("orange.invalid_recipient");
    expect(PROVIDER_RULES.get("orange")?.some((rule) => GENERIC.includes(rule))).toBe(false);
  });
});

describe("classify: our own MAIL FROM", () => {
  const ofSender = (text: string, provider: string | null = null) =>
    classify(reply(550, text, "rcpt", "5.1.1"), provider, "probe@us.example");

  it.each(["<probe@us.example>: User unknown", "probe@us.example... No such user", "Unknown user <Probe@US.example>"])(
    "classify: %s is about us",
    (text) => {
      expect(ofSender(text).class).toBe("sender_rejected");
      expect(ofSender(text, "t-online").class).toBe("sender_rejected");
      expect(classify(reply(550, text, "rcpt", "5.1.1"), null).class).toBe("no_mailbox");
    },
  );

  it.each([
    "<anna@shop.example>: User unknown",
    "<xprobe@us.example>: User unknown",
    "probe@us.example.org: no such user",
  ])("classify: %s is about the mailbox", (text) => {
    expect(ofSender(text).class).toBe("no_mailbox");
  });

  it("classify: Sendmail's refusal of it at MAIL is about us, named or not", () => {
    const refused = reply(550, "<probe@us.example>... Access denied", "mail", "5.7.1");
    expect(classify(refused, null).class).toBe("sender_rejected");
    expect(classify(refused, null, "probe@us.example").class).toBe("sender_rejected");
  });

  it("classify: caches per sender", () => {
    const one = reply(550, "<probe@us.example>: User unknown");
    expect(classify(one, null).class).toBe("no_mailbox");
    expect(classify(one, null, "probe@us.example").class).toBe("sender_rejected");
  });
});

describe("classify: the range of codes", () => {
  it.each([199, 300, 354, 399, 600, 601])("classify: %i is not an SMTP error", (code) => {
    expect(classify(reply(code, "User unknown"), null)).toMatchObject({
      class: "protocol_problem",
      rule: "code.unexpected",
    });
    expect(classify(reply(code, "host mx.b.example said: 550 5.1.1 User unknown"), null).rule).toBe("code.unexpected");
  });

  it.each([400, 599])("classify: %i is an SMTP error", (code) => {
    expect(classify(reply(code, "User unknown"), null).rule).toBe("missing.mailbox_unknown");
  });
});

describe("classify: scope", () => {
  it.each([
    [550, "User unknown", "rcpt", "recipient"],
    [452, "4.5.3 Too many recipients", "rcpt", "transaction"],
    [421, "Too many errors", "rcpt", "session"],
    [450, "Connection rate limit exceeded", "rcpt", "site"],
    [554, "blocked using zen.spamhaus.org", "rcpt", "source"],
    [550, "Too many invalid recipients", "rcpt", "source"],
    [451, "words that nobody knows", "mail", "site"],
    [451, "words that nobody knows", "rcpt", "recipient"],
    [421, "words that nobody knows", "rcpt", "session"],
  ] as const)("classify: %i %s at %s concerns the %s", (code, text, stage, scope) => {
    expect(classify(reply(code, text, stage), null).scope).toBe(scope);
  });
});
