import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import type { DnsEvidence, Evidence, FailureEvidence, LimitEvidence, ReplyEvidence } from "./evidence.ts";
import { says, OK, NO_USER, remembers, dns, fails, limit } from "./testing/evidence.ts";

const anyTime = fc.integer({ min: 0, max: 5 });
const anyReply = fc
  .record({
    code: fc.constantFrom(250, 252, 421, 450, 452, 550, 552, 554),
    text: fc.constantFrom(
      OK,
      NO_USER,
      "Mailbox full",
      "Account disabled",
      "Greylisted",
      "Relay access denied",
      "blocked by RBL",
      "what?",
    ),
    atMs: anyTime,
    stage: fc.constantFrom<ReplyEvidence["stage"]>("connect", "ehlo", "mail", "rcpt"),
    subject: fc.constantFrom<ReplyEvidence["subject"]>("recipient", "control", "session"),
    host: fc.constantFrom("mx1.shop.example", "mx2.shop.example"),
  })
  .map(({ code, text, atMs, ...over }) => says(code, text, atMs, over));
const anyEvidence: fc.Arbitrary<Evidence> = fc.oneof(
  { weight: 6, arbitrary: anyReply },
  fc
    .tuple(fc.constantFrom<DnsEvidence["outcome"]>("domain_not_found", "null_mx", "dns_error", "unsafe_mx"), anyTime)
    .map((args) => dns(...args)),
  fc.tuple(fc.constantFrom<FailureEvidence["failure"]>("timeout", "tls_failed"), anyTime).map((args) => fails(...args)),
  fc
    .tuple(fc.constantFrom<LimitEvidence["limit"]>("gave_up", "cancelled", "doubted"), anyTime)
    .map((args) => limit(...args)),
  fc.tuple(fc.constantFrom(true, false, null), anyTime).map((args) => remembers(...args)),
);
const anyCase = fc.record({
  evidence: fc.array(anyEvidence, { maxLength: 7 }),
  facts: fc.record({ disposable: fc.boolean(), role: fc.boolean() }, { requiredKeys: [] }),
  policy: fc.record({ roleIsRisky: fc.boolean() }),
  provider: fc.constantFrom(null, "yahoo", "google", "nobody-knows"),
});

describe("decide: always", () => {
  it("decide: has a verdict for any evidence, in any order the same", () => {
    fc.assert(
      fc.property(anyCase, fc.infiniteStream(fc.nat()), (one, keys) => {
        const found = decide(one);
        const shuffled = one.evidence
          .map((evidence) => ({ evidence, key: keys.next().value as number }))
          .sort((left, right) => left.key - right.key)
          .map(({ evidence }) => evidence);
        expect(decide({ ...one, evidence: shuffled })).toEqual(found);
      }),
      { numRuns: 1_000 },
    );
  });

  it("decide: undeliverable rests on syntax, DNS or a 5xx to RCPT for this address", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const found = decide(one);
        if (found.status !== "undeliverable") return;
        const [basis] = found.basis;
        const is5xx =
          basis?.type === "reply" && basis.code >= 500 && basis.stage === "rcpt" && basis.subject === "recipient";
        expect(basis?.type === "dns" || is5xx).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("decide: deliverable rests on a 2xx for this address, and a control that was refused", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const found = decide(one);
        if (found.status !== "deliverable") return;
        expect(found.basis[0]).toMatchObject({ type: "reply", subject: "recipient", stage: "rcpt", code: 250 });
        expect(found.basis).toHaveLength(2);
        expect(found.catchAll).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
