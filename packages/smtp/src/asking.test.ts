import { describe, expect, test } from "vitest";
import { type Dialogue, type DialoguePlan, type Input, startDialogue } from "./dialogue.ts";
import { step } from "./step.ts";

const PLAN: DialoguePlan = {
  host: "mx.example.org",
  provider: null,
  backup: false,
  heloName: "probe.example.net",
  mailFrom: "check@example.net",
  recipients: ["ann", "bob", "carl"].map((name) => ({
    id: name,
    address: `${name}@example.org`,
    needsSmtpUtf8: false,
  })),
  controls: new Map(),
  controlsDue: [],
  policy: {
    maxAddresses: 10,
    recipientsPerTransaction: 10,
    maxRefusals: 10,
    maxAgeMs: 1_000_000,
    tarpitFactor: 3,
    tls: "never",
    pipelining: false,
    control: "never",
    timeouts: { bannerMs: 1e6, ehloMs: 1e6, tlsMs: 1e6, mailMs: 1e6, rcptMs: 1e6, quitMs: 1e6 },
  },
};

const reply = (code: number, text: string, atMs: number): Input => ({
  type: "reply",
  reply: { code, enhanced: null, lines: [text], consistent: true },
  more: false,
  atMs,
});

/** The dialogue after RCPT replies that took these times, in milliseconds. */
function afterReplies(...tookMs: readonly number[]): Dialogue {
  let atMs = 0;
  let dialogue = startDialogue(PLAN, atMs);
  for (const input of [reply(220, "hi", atMs), reply(250, "mx", atMs), reply(250, "ok", atMs)])
    [dialogue] = step(dialogue, input);
  for (const ms of tookMs) {
    atMs += ms;
    [dialogue] = step(dialogue, reply(250, "ok", atMs));
  }
  return dialogue;
}

describe("a tarpit ends the session", () => {
  test.each([
    [1_000, 3_000, false],
    [1_000, 3_001, true],
    [100, 2_000, false],
    [100, 2_001, true],
  ])("first reply after %i ms, second after %i ms: %s", (firstMs, secondMs, ends) => {
    const dialogue = afterReplies(firstMs, secondMs);
    expect(dialogue.answers.map(({ id }) => id)).toEqual(["ann", "bob"]);
    expect(dialogue.ending?.type ?? null).toBe(ends ? "cut_short" : null);
  });
});

describe("a limit on what is asked", () => {
  const afterWords = (...words: readonly (readonly [code: number, text: string])[]): Dialogue => {
    let dialogue = afterReplies();
    for (const [at, [code, text]] of words.entries()) [dialogue] = step(dialogue, reply(code, text, 1_000 * (at + 1)));
    return dialogue;
  };

  test("after an answer it ends the session, and the address is not charged", () => {
    const dialogue = afterWords([250, "ok"], [450, "Too many recipient attempts"]);
    expect(dialogue.answers.map(({ id }) => id)).toEqual(["ann"]);
    expect(dialogue).toMatchObject({ ending: { type: "cut_short" }, answered: 1, cutAsking: { id: "bob" } });
  });

  test("as the first answer it is the address's: such a server is not asked without end", () => {
    const dialogue = afterWords([450, "Too many recipient attempts"]);
    expect(dialogue.answers.map(({ id }) => id)).toEqual(["ann"]);
    expect(dialogue.ending).toBeNull();
  });
});
