import { describe, expect, test } from "vitest";
import { mayAskAgain, takeNext } from "./agenda.ts";
import { type Dialogue, type DialoguePolicy, startDialogue } from "./dialogue.ts";

const POLICY: DialoguePolicy = {
  maxAddresses: 2,
  recipientsPerTransaction: 5,
  maxRefusals: 3,
  maxAgeMs: 1_000,
  tarpitFactor: 0,
  tls: "never",
  pipelining: false,
  control: "never",
  timeouts: { bannerMs: 1, ehloMs: 1, tlsMs: 1, mailMs: 1, rcptMs: 1, quitMs: 1 },
};

/** A dialogue that began at 0 and has asked these addresses. */
function dialogue(asked: readonly string[], policy: Partial<DialoguePolicy>, more: Partial<Dialogue> = {}): Dialogue {
  const plan = {
    host: "mx.example.org",
    provider: null,
    backup: false,
    heloName: "probe.example.net",
    mailFrom: "check@example.net",
    recipients: ["ann", "bob", "carl", "dora"].map((name) => ({
      id: name,
      address: `${name}@example.org`,
      needsSmtpUtf8: false,
    })),
    controls: new Map([["example.org", "qz7kd93m@example.org"]]),
    controlsDue: [],
    policy: { ...POLICY, ...policy },
  };
  return { ...startDialogue(plan, 0), asked, next: asked.length, ...more };
}

const next = (state: Dialogue, atMs = 1): string | null => takeNext(state, atMs).ask?.address ?? null;

describe("takeNext", () => {
  test("takeNext: as many addresses as the policy allows", () => {
    expect(next(dialogue(["ann@example.org"], {}))).toBe("bob@example.org");
    expect(next(dialogue(["ann@example.org", "bob@example.org"], {}))).toBeNull();
  });

  test("takeNext: leaves room for the control that an acceptance would need", () => {
    const control = "same_session";
    expect(next(dialogue(["ann@example.org"], { control, maxAddresses: 2 }))).toBeNull();
    expect(next(dialogue(["ann@example.org"], { control, maxAddresses: 3 }))).toBe("bob@example.org");
  });

  test("takeNext: a control may be one more than the policy allows, and not two", () => {
    const due = { controlsDue: ["example.org"], next: 4 };
    const policy: Partial<DialoguePolicy> = { control: "same_session", maxAddresses: 0 };
    expect(next(dialogue(["ann@example.org"], policy, due))).toBe("qz7kd93m@example.org");
    expect(next(dialogue(["ann@example.org", "bob@example.org"], policy, due))).toBeNull();
    const twoAsked = dialogue(["ann@example.org", "bob@example.org"], { ...policy, maxAddresses: 2 }, due);
    expect(next(twoAsked)).toBe("qz7kd93m@example.org");
    const threeAsked = [...twoAsked.asked, "carl@example.org"];
    expect(next({ ...twoAsked, asked: threeAsked })).toBeNull();
  });

  test("takeNext: where the server itself ends a session there, not even a control is one more", () => {
    const due = { controlsDue: ["example.org"], next: 4 };
    const learned: Partial<DialoguePolicy> = { control: "same_session", maxAddresses: 2, isLearned: true };
    expect(next(dialogue(["ann@example.org"], learned, due))).toBe("qz7kd93m@example.org");
    expect(next(dialogue(["ann@example.org", "bob@example.org"], learned, due))).toBeNull();
  });

  test("takeNext: nothing more at the policy's age, but a first address always", () => {
    const asked = dialogue(["ann@example.org"], {});
    expect([next(asked, 999), next(asked, 1_000)]).toEqual(["bob@example.org", null]);
    expect(next(dialogue([], {}), 1_000)).toBe("ann@example.org");
  });

  test("takeNext: nothing more after the policy's refusals", () => {
    expect(next(dialogue(["ann@example.org"], {}, { refused: 2 }))).toBe("bob@example.org");
    expect(next(dialogue(["ann@example.org"], {}, { refused: 3 }))).toBeNull();
  });
});

test("mayAskAgain: only while the policy leaves room for another RCPT", () => {
  const transaction = { domain: "example.org", smtpUtf8: false, control: false, recipients: 2 };
  const asked = ["ann@example.org", "bob@example.org"];
  expect(mayAskAgain(dialogue(asked, { maxAddresses: 3 }, { transaction }))).toBe(true);
  expect(mayAskAgain(dialogue(asked, { maxAddresses: 2 }, { transaction }))).toBe(false);
  const alone = { transaction: { ...transaction, recipients: 1 } };
  expect(mayAskAgain(dialogue(asked, { maxAddresses: 3 }, alone))).toBe(false);
});
