import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import { isOpenDismissal, isOpenRefusal } from "./differential.ts";
import type { DifferentialEvidence, Evidence, ReplyEvidence } from "./evidence.ts";
import type { Verdict } from "./verdict.ts";

const HOST = "mx.quillmoor-foundry.com";

function reply(line: string, atMs: number, subject: ReplyEvidence["subject"] = "recipient"): ReplyEvidence {
  const [, code, enhanced, text] = /^(\d{3})(?: (\d\.\d+\.\d+))? (.*)$/u.exec(line) ?? [];
  return {
    type: "reply",
    stage: "rcpt",
    subject,
    code: Number(code),
    enhanced: enhanced ?? null,
    text: text ?? "",
    host: HOST,
    provider: null,
    atMs,
    durationMs: 5,
  };
}

const side = (acceptedAtMs: number, control: ReplyEvidence | null): DifferentialEvidence => ({
  type: "differential",
  host: HOST,
  acceptedAtMs,
  control: control && { code: control.code, enhanced: control.enhanced, text: control.text, atMs: control.atMs },
  atMs: 100,
});

const verdict = (evidence: readonly Evidence[]): Verdict =>
  decide({ evidence, facts: {}, policy: { roleIsRisky: false }, provider: null });

describe("isOpenRefusal", () => {
  test.each([
    "550 Rejected",
    "550 5.1.0 No",
    "550 I cannot deliver mail for <a@b.com>",
    "550 Cannot receive for specified address",
  ])("isOpenRefusal: %s may be about the name", (line) => expect(isOpenRefusal(reply(line, 1), null)).toBe(true));

  test.each([
    "550 5.1.1 User unknown",
    "450 Rejected",
    "250 Ok",
    "550 Rejected: quota exceeded",
    "550 Rejected by policy",
    "550 5.7.1 Rejected",
    "554 5.7.1 Client host blocked using zen.spamhaus.org",
    "550 Rejected, try again later",
    "550 Sender rejected",
  ])("isOpenRefusal: %s is about something else, or needs no other name", (line) =>
    expect(isOpenRefusal(reply(line, 1), null)).toBe(false),
  );
});

test.each([
  ["421 4.4.2 alias does not exist, try again later", true],
  ["421 4.7.1 Greylisted, come back in 5 minutes", false],
  ["421 4.7.0 too many connections", false],
  ["421 4.7.0 blocked using zen.spamhaus.org", false],
  ["450 4.1.1 try again later", false],
])("isOpenDismissal: %s: %s", (line, isOpen) => expect(isOpenDismissal(reply(line, 1, "control"), null)).toBe(isOpen));

describe("decide: differential evidence", () => {
  const control = reply("550 Rejected", 2, "control");

  test("a refused control beside a later acceptance: the host tells names apart", () => {
    const accepted = reply("250 Ok", 1);
    expect(verdict([accepted, control])).toMatchObject({ reason: "catch_all_untested" });
    expect(verdict([accepted, control, reply("250 Ok", 4), side(4, control)])).toMatchObject({
      status: "deliverable",
      catchAll: false,
    });
  });

  test.each(["550 Only allowed addresses can receive mail here", "550 5.7.1 Rejected by policy"])(
    "a control refused as %s beside a later acceptance: the host tells names apart, and condemns none by such words",
    (words) => {
      const refused = reply(words, 2, "control");
      const accepted = [reply("250 Ok", 1), reply("250 Ok", 4)];
      expect(verdict([...accepted, refused, side(4, refused)])).toMatchObject({ reason: "accepted", catchAll: false });
      expect(verdict([...accepted, refused, side(1, refused)])).toMatchObject({ reason: "catch_all_untested" });
      expect(verdict([reply(words, 3), side(4, null)])).toMatchObject({ status: "unknown" });
    },
  );

  test("a control that is an unknown user for now, as Postfix verifies names, and a later acceptance: it tells names apart", () => {
    const words = '450 4.1.1 <x@b.com>: Recipient address rejected: unverified address: unknown user: "x"';
    const unverified = reply(words, 2, "control");
    const accepted = [reply("250 Ok", 1), reply("250 Ok", 4)];
    expect(verdict([...accepted, unverified, side(4, unverified)])).toMatchObject({ reason: "accepted" });
    expect(verdict([...accepted, unverified, side(1, unverified)])).toMatchObject({ reason: "catch_all_untested" });
    expect(verdict([reply(words, 3), side(4, unverified)])).toMatchObject({ status: "unknown" });
  });

  test("421 to the control each time of a series and other names accepted each time: it tells names apart, and condemns none", () => {
    const dismissed = reply("421 4.4.2 alias does not exist, try again later", 2, "control");
    const series = side(9, { ...dismissed, atMs: 8 });
    const accepted = reply("250 Ok", 1);
    expect(verdict([accepted, dismissed, series])).toMatchObject({ reason: "accepted", catchAll: false });
    expect(verdict([accepted, dismissed])).toMatchObject({ reason: "catch_all_untested" });
    expect(verdict([accepted, dismissed, side(9, null)])).toMatchObject({ reason: "catch_all_untested" });
    const elsewhere = { ...series, host: "mx2.quillmoor-foundry.com" };
    expect(verdict([accepted, dismissed, elsewhere])).toMatchObject({ reason: "catch_all_untested" });
    expect(verdict([{ ...dismissed, subject: "recipient" }, series])).toMatchObject({ reason: "temporary_failure" });
  });

  test("a name that got the control's 421 itself and was accepted later does not profit from a series", () => {
    const dismissed = reply("421 4.4.2 try again later", 2, "control");
    const own = [reply("421 4.4.2 try again later", 1), reply("250 Ok", 7)];
    const series = side(9, { ...dismissed, atMs: 8 });
    expect(verdict([...own, dismissed, series])).toMatchObject({ reason: "catch_all_untested" });
  });

  test("the control's words for a name, and another accepted after both: no such mailbox, and the verdict names what it rests on", () => {
    const found = verdict([reply("550 Rejected", 3), side(4, control)]);
    expect(found).toMatchObject({ status: "undeliverable", reason: "mailbox_not_found" });
    expect(found.basis.map(({ type }) => type)).toEqual(["reply", "differential"]);
  });

  test.each([
    ["nothing was accepted after it", [reply("550 Rejected", 5), side(4, control)]],
    ["the control was refused after that acceptance", [reply("550 Rejected", 1), side(2, { ...control, atMs: 3 })]],
    ["the words are others", [reply("550 Refused", 3), side(4, control)]],
    ["the code is another", [reply("554 Rejected", 3), side(4, control)]],
    ["there was no control", [reply("550 Rejected", 3), side(4, null)]],
    ["another host accepted", [reply("550 Rejected", 3), { ...side(4, control), host: "mx2.quillmoor-foundry.com" }]],
  ])("a refusal stays open where %s", (_, evidence) => {
    expect(verdict(evidence)).toMatchObject({ status: "unknown", reason: "policy_refusal" });
  });

  test("a host that accepted a name serves the domain: what it says of the domain later is about the name", () => {
    const refusal = reply("550 I cannot deliver mail for <b@quillmoor-foundry.com>", 3);
    expect(verdict([refusal])).toMatchObject({ reason: "domain_not_served" });
    expect(verdict([refusal, side(4, null)])).toMatchObject({ reason: "mailbox_not_found" });
    expect(verdict([refusal, side(2, null)])).toMatchObject({ status: "unknown", reason: "policy_refusal" });
  });

  test("a guard that shuts after some unknown names costs no living mailbox, for every order and every time of shutting", () => {
    const WORDS = ["550 Rejected", "550 I cannot deliver mail for <x@quillmoor-foundry.com>", "550 5.1.0 No"];
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 13 }),
        fc.constantFrom(...WORDS),
        (isLiving, shutsAfter, words) => {
          const told = session(isLiving, shutsAfter, words);
          // Where nothing was accepted there is nothing to compare with.
          fc.pre(told.some(([evidence]) => evidence.some((one) => one.type === "reply" && one.code < 300)));
          for (const [evidence, living] of told) {
            const { reason, status } = verdict(evidence);
            if (living) expect([reason, status]).not.toContain("undeliverable");
          }
        },
      ),
    );
  });

  test("the order of the evidence does not matter", () => {
    const all: Evidence[] = [
      reply("250 Ok", 1),
      control,
      reply("550 Rejected", 3),
      reply("250 Ok", 4),
      side(4, control),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (evidence) => {
        expect(verdict(evidence)).toEqual(verdict(all));
      }),
    );
  });

  test("without a guard every name is told: those that live, and those that don't", () => {
    for (const [evidence, living] of session([true, false, false, true, false], 99, "550 Rejected"))
      expect(verdict(evidence).status).toBe(living ? "deliverable" : "undeliverable");
  });
});

/** One session over names that live or don't: the control after the first acceptance, a witness at the end. Evidence by name. */
function session(isLiving: readonly boolean[], shutsAfter: number, words: string): [Evidence[], boolean][] {
  let unknown = 0;
  let atMs = 0;
  let control: ReplyEvidence | null = null;
  const ask = (living: boolean, subject: ReplyEvidence["subject"] = "recipient"): ReplyEvidence => {
    if (!living) unknown += 1;
    atMs += 1;
    return reply(living && unknown <= shutsAfter ? "250 Ok" : words, atMs, subject);
  };
  const said = isLiving.map((living): ReplyEvidence[] => {
    const answer = ask(living);
    if (answer.code < 300 && control === null) control = ask(false, "control");
    return [answer];
  });
  const accepted = said.findIndex(([answer]) => answer?.code === 250);
  const last = Math.max(...said.flat().map((one) => (one.code < 300 ? one.atMs : 0)));
  const isOpen = [...said.flat(), ...(control === null ? [] : [control])].some(
    (one) => one.code >= 500 && one.atMs > last,
  );
  if (accepted !== -1 && isOpen) {
    const witness = ask(true);
    if (witness.code < 300) said[accepted]?.push(witness);
  }
  return said.map((own, at) => {
    const isAccepted = own.some(({ code }) => code < 300);
    const others = said.flatMap((one, index) => (isAccepted || index !== at ? one : []));
    const acceptedAtMs = Math.max(0, ...others.map((one) => (one.code < 300 ? one.atMs : 0)));
    const beside = isAccepted && control !== null ? [control] : [];
    const differential = acceptedAtMs === 0 ? [] : [side(acceptedAtMs, control)];
    return [[...own, ...beside, ...differential], isLiving[at] === true];
  });
}
