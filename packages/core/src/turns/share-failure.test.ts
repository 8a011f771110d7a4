import type { Evidence } from "@rollcall/verdict";
import { describe, expect, test } from "vitest";
import { ACCEPTED, claimed, GREYLISTED, NOW_MS, REFUSED, reply, sessionReport } from "../testing/session.ts";
import { isAboutUs, judgeShared, sharedEvidence } from "./share-failure.ts";
import type { ClaimedContact } from "./turn.ts";
import type { SessionReport } from "@rollcall/smtp";

const BLOCKED = "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org";
const UNREACHABLE: Evidence = {
  type: "failure",
  stage: "connect",
  failure: "connection_failed",
  detail: "ECONNREFUSED",
  host: "mx.shop.example",
  atMs: NOW_MS,
};

describe("sharedEvidence", () => {
  test("sharedEvidence: an unreachable site is unreachable for all its addresses", () => {
    const report = sessionReport({}, {}, { ending: { type: "unreachable", evidence: UNREACHABLE } });
    expect(sharedEvidence(report, null, false)).toBe(UNREACHABLE);
  });

  test("sharedEvidence: a block at RCPT is about us, so for other addresses it is no answer about their mailbox", () => {
    const report = sessionReport({ anna: BLOCKED });
    expect(sharedEvidence(report, null, false)).toMatchObject({ type: "reply", code: 554, subject: "session" });
  });

  test("sharedEvidence: with other egresses a block of one is not theirs; a dead site is dead for all", () => {
    expect(sharedEvidence(sessionReport({ anna: BLOCKED }), null, true)).toBeNull();
    const banner = reply(BLOCKED, { stage: "connect", subject: "session" });
    const refused = sessionReport({}, {}, { ending: { type: "refused", evidence: banner } });
    expect(sharedEvidence(refused, null, true)).toBeNull();
    const dead = sessionReport({}, {}, { ending: { type: "unreachable", evidence: UNREACHABLE } });
    expect(sharedEvidence(dead, null, true)).toBe(UNREACHABLE);
  });

  test("sharedEvidence: a reply about one mailbox is not shared", () => {
    expect(sharedEvidence(sessionReport({ anna: ACCEPTED, bert: REFUSED, carl: GREYLISTED }), null, false)).toBeNull();
  });
});

test("isAboutUs: a block ends a session, a refused mailbox or a greylist does not", () => {
  expect([BLOCKED, REFUSED, GREYLISTED, ACCEPTED].map((line) => isAboutUs(reply(line), null))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

describe("judgeShared", () => {
  const session = (report: SessionReport) => ({
    report,
    controls: new Map<string, string>(),
    controlsElsewhere: new Set<string>(),
    provider: null,
    roleIsRisky: false,
    retryScheduleMs: [360_000, 1_020_000],
    hasOtherEgress: false,
    nowMs: NOW_MS,
    random: () => 0,
  });

  const shared = (...contacts: ClaimedContact[]) => judgeShared(contacts, UNREACHABLE, session(sessionReport({})));

  test("judgeShared: the site's other due addresses use an attempt", () => {
    const { verdicts, retries } = shared(claimed("anna"), claimed("bert"));
    expect(retries).toMatchObject([
      { contactId: "anna", evidence: [UNREACHABLE] },
      { contactId: "bert", evidence: [UNREACHABLE] },
    ]);
    expect(verdicts).toEqual([]);
  });

  test("judgeShared: an address without attempts left is given up, never undeliverable", () => {
    const spent = claimed("anna", { attempts: 2, firstAttemptAt: new Date(NOW_MS - 2_000_000) });
    expect(shared(spent)).toMatchObject({
      retries: [],
      verdicts: [{ status: "unknown", reason: "gave_up", attempts: 3 }],
    });
  });

  test("judgeShared: a failure does not replace an existing answer", () => {
    const anna = claimed("anna", { attempts: 1, evidence: [reply(REFUSED, { atMs: NOW_MS - 1_000 })] });
    expect(shared(anna).verdicts).toMatchObject([{ reason: "mailbox_not_found" }]);
  });
});
