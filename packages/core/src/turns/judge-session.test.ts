import { describe, expect, test } from "vitest";
import { ACCEPTED, claimed, GREYLISTED, NOW_MS, REFUSED, reply, sessionReport } from "../testing/session.ts";
import { type JudgedSession, judgeSession } from "./judge-session.ts";

const MINUTE_MS = 60_000;

function session(over: Partial<JudgedSession>): JudgedSession {
  return {
    contacts: [claimed("anna"), claimed("bert")],
    report: sessionReport({}),
    controls: new Map([["shop.example", "qx12@shop.example"]]),
    controlsElsewhere: new Set(),
    provider: null,
    roleIsRisky: false,
    retryScheduleMs: [6, 17, 35].map((minutes) => minutes * MINUTE_MS),
    hasOtherEgress: false,
    nowMs: NOW_MS,
    random: () => 0,
    ...over,
  };
}

describe("judgeSession", () => {
  test("judgeSession: an acceptance beside a refused control is deliverable, and the control is recorded", () => {
    const report = sessionReport({ anna: ACCEPTED, bert: REFUSED }, { "shop.example": REFUSED });
    const { verdicts, retries, catchAlls } = judgeSession(session({ report }), null);
    expect(verdicts.map(({ contactId, reason }) => [contactId, reason])).toEqual([
      ["anna", "accepted"],
      ["bert", "mailbox_not_found"],
    ]);
    expect(retries).toEqual([]);
    expect(catchAlls).toMatchObject([{ domain: "shop.example", catchAll: false, controlAddress: null }]);
    expect(verdicts[0]).toMatchObject({ smtpCode: 250, mxHost: "mx.shop.example", attempts: 1, durationMs: 400 });
  });

  test("judgeSession: an accepted control makes acceptances risky", () => {
    const report = sessionReport({ anna: ACCEPTED }, { "shop.example": ACCEPTED });
    expect(judgeSession(session({ report }), null).verdicts).toMatchObject([{ reason: "catch_all", catchAll: true }]);
  });

  test("judgeSession: a backup host that accepts every name decides nothing: the address is retried, and no catch-all recorded", () => {
    const backup = { host: "backup.shop.example", backup: true } as const;
    const control = reply(ACCEPTED, { ...backup, subject: "control" });
    const controls = [{ domain: "shop.example", evidence: control }];
    const report = sessionReport({ anna: [reply(ACCEPTED, backup)] }, {}, { controls });
    const { verdicts, retries, catchAlls } = judgeSession(session({ report }), null);
    expect(verdicts).toEqual([]);
    expect(retries).toMatchObject([{ contactId: "anna", reason: "catch_all_untested" }]);
    expect(catchAlls).toMatchObject([{ domain: "shop.example", catchAll: null }]);
  });

  test("judgeSession: a greylisted address is retried by the schedule, with its evidence", () => {
    const report = sessionReport({ anna: GREYLISTED });
    const { verdicts, retries } = judgeSession(session({ report }), null);
    expect(verdicts).toEqual([]);
    expect(retries).toMatchObject([{ contactId: "anna", reason: "greylisted", evidence: [{ code: 450 }] }]);
    expect(retries[0]?.dueAt).toEqual(new Date(NOW_MS + 6 * MINUTE_MS));
  });

  test("judgeSession: what blocked us is retried from another address, what greylisted us from the same", () => {
    const egressOf = (line: string, hasOtherEgress: boolean) =>
      judgeSession(session({ report: sessionReport({ anna: line }), hasOtherEgress }), null).retries.map(
        ({ reason, egress }) => [reason, egress],
      );
    const blocked = "554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org";
    expect(egressOf(blocked, true)).toEqual([["blocked", "any"]]);
    expect(egressOf(blocked, false)).toEqual([["blocked", "same"]]);
    expect(egressOf(GREYLISTED, true)).toEqual([["greylisted", "same"]]);
  });

  test("judgeSession: after the schedule the address is given up, never undeliverable", () => {
    const earlier = reply(GREYLISTED, { atMs: NOW_MS - 18 * MINUTE_MS });
    const firstAttemptAt = new Date(NOW_MS - 35 * MINUTE_MS);
    const anna = claimed("anna", { attempts: 3, firstAttemptAt, evidence: [earlier] });
    const { verdicts } = judgeSession(session({ contacts: [anna], report: sessionReport({ anna: GREYLISTED }) }), null);
    expect(verdicts).toMatchObject([{ status: "unknown", reason: "gave_up", attempts: 4, smtpCode: 450 }]);
  });

  test("judgeSession: a third 5xx for a passing fault, or a second 4xx for a missing mailbox at a selective domain, is the last", () => {
    const missing =
      '450 4.1.1 <anna@shop.example>: Recipient address rejected: unverified address: unknown user: "anna"';
    const heard = (line: string, minutesAgo: number) => reply(line, { atMs: NOW_MS - minutesAgo * MINUTE_MS });
    const ask = (earlier: readonly string[], now: string, catchAll: boolean | null) => {
      const evidence = earlier.map((line, at) => heard(line, 17 - 10 * at));
      const anna = claimed("anna", { attempts: earlier.length, evidence, catchAll });
      const { verdicts } = judgeSession(session({ contacts: [anna], report: sessionReport({ anna: now }) }), null);
      return verdicts.map(({ status, reason, smtpCode }) => [status, reason, smtpCode]);
    };
    expect(ask([missing], missing, false)).toEqual([["unknown", "gave_up", 450]]);
    expect(ask([], missing, false)).toEqual([]);
    expect(ask([missing], missing, null)).toEqual([]);
    expect(ask([missing, GREYLISTED], missing, false)).toEqual([]);
    expect(ask([missing, missing], "451 4.3.0 Temporary lookup failure", false)).toEqual([]);
    const fault = "550 5.3.0 <anna@shop.example>: Recipient address rejected: user database not reachable";
    expect(ask([fault, fault], fault, null)).toEqual([["unknown", "gave_up", 550]]);
    expect(ask([fault], fault, null)).toEqual([]);
    const passing = "451 4.3.0 Temporary lookup failure";
    expect(ask([passing, passing], passing, null)).toEqual([]);
  });

  test("judgeSession: a greylisted address whose last attempt was days late is retried once more", () => {
    const earlier = reply(GREYLISTED, { atMs: NOW_MS - 60 * 60 * MINUTE_MS });
    const late = { firstAttemptAt: new Date(earlier.atMs), evidence: [earlier] };
    const ask = (attempts: number) => {
      const contacts = [claimed("anna", { attempts, ...late })];
      return judgeSession(session({ contacts, report: sessionReport({ anna: GREYLISTED }) }), null);
    };
    expect(ask(3).retries).toMatchObject([{ reason: "greylisted", dueAt: new Date(NOW_MS + 18 * MINUTE_MS) }]);
    expect(ask(4).verdicts).toMatchObject([{ reason: "gave_up", attempts: 5 }]);
  });

  test("judgeSession: addresses that were not reached are in neither list", () => {
    const report = sessionReport({ anna: ACCEPTED }, {}, { unanswered: ["bert"] });
    const { verdicts, retries } = judgeSession(session({ report }), null);
    expect([...verdicts, ...retries].map(({ contactId }) => contactId)).not.toContain("bert");
  });

  test("judgeSession: a name at which the session ended after others is due at once, with what was heard, and no attempt less", () => {
    const evidence = reply("421 4.4.2 try again later");
    const cut = { answered: 1, refused: 0, at: { type: "recipient", id: "bert" } } as const;
    const ending = { type: "cut_short", evidence } as const;
    const report = sessionReport({ anna: REFUSED }, {}, { unanswered: ["bert"], ending, cut });
    expect(judgeSession(session({ report }), null).retries).toEqual([
      {
        contactId: "bert",
        dueAt: new Date(NOW_MS),
        reason: "temporary_failure",
        evidence: [evidence],
        egress: "same",
        isCounted: false,
      },
    ]);
    const limit = { type: "cut_short", evidence: reply("450 Too many recipient attempts") } as const;
    expect(judgeSession(session({ report: { ...report, ending: limit } }), null).retries).toEqual([]);
  });

  test("judgeSession: a control at which the session ended without a word has no clear answer, and is retried alone", () => {
    const failure = { type: "failure", stage: "rcpt", failure: "connection_failed", host: "mx.shop.example" } as const;
    const ending = { type: "cut_short", evidence: { ...failure, detail: "ECONNRESET", atMs: NOW_MS } } as const;
    const cut = { answered: 1, refused: 0, at: { type: "control", domain: "shop.example" } } as const;
    const report = sessionReport({ anna: ACCEPTED }, {}, { unanswered: ["bert"], ending, cut });
    const { verdicts, retries, catchAlls } = judgeSession(session({ report }), null);
    expect(verdicts).toEqual([]);
    expect(retries).toMatchObject([{ contactId: "anna", reason: "catch_all_untested" }]);
    expect(catchAlls).toMatchObject([{ catchAll: null, controlAddress: "qx12@shop.example" }]);
  });

  test("judgeSession: without a control, the domain's stored result decides", () => {
    const known = {
      catchAllAskedAt: new Date(NOW_MS - MINUTE_MS),
      catchAllExpiresAt: new Date(NOW_MS + MINUTE_MS),
    };
    const contacts = [claimed("anna", { ...known, catchAll: false }), claimed("bert", { ...known, catchAll: true })];
    const report = sessionReport({ anna: ACCEPTED, bert: ACCEPTED });
    expect(judgeSession(session({ contacts, report }), null).verdicts.map(({ reason }) => reason)).toEqual([
      "accepted",
      "catch_all",
    ]);
  });

  test("judgeSession: an expired control result is not used", () => {
    const anna = claimed("anna", {
      catchAll: false,
      catchAllAskedAt: new Date(NOW_MS - 2 * MINUTE_MS),
      catchAllExpiresAt: new Date(NOW_MS - MINUTE_MS),
    });
    const report = sessionReport({ anna: ACCEPTED });
    expect(judgeSession(session({ contacts: [anna], report }), null).retries).toMatchObject([
      { reason: "catch_all_untested" },
    ]);
  });

  test("judgeSession: an unclear control does not overwrite a known result", () => {
    const anna = claimed("anna", {
      catchAll: false,
      catchAllAskedAt: new Date(NOW_MS - MINUTE_MS),
      catchAllExpiresAt: new Date(NOW_MS + MINUTE_MS),
    });
    const report = sessionReport({ anna: ACCEPTED }, { "shop.example": GREYLISTED });
    const { verdicts, catchAlls } = judgeSession(session({ contacts: [anna], report }), null);
    expect(verdicts).toMatchObject([{ reason: "accepted" }]);
    expect(catchAlls).toEqual([]);
  });

  test("judgeSession: an unclear control is retried with the same name", () => {
    const report = sessionReport({ anna: ACCEPTED }, { "shop.example": GREYLISTED });
    expect(judgeSession(session({ report }), null).catchAlls).toMatchObject([
      { catchAll: null, controlAddress: "qx12@shop.example" },
    ]);
  });

  test("judgeSession: only watched checks get a transcript", () => {
    const contacts = [claimed("anna", { watchedRunId: 7 }), claimed("bert")];
    const transcript = [{ atMs: NOW_MS, by: "S" as const, text: "220 mx.shop.example" }];
    const report = sessionReport({ anna: REFUSED, bert: REFUSED }, {}, { transcript });
    expect(judgeSession(session({ contacts, report }), null).verdicts.map((one) => one.transcript)).toEqual([
      transcript,
      null,
    ]);
  });

  test("judgeSession: after a control has flipped, an earlier acceptance is risky", () => {
    const control = reply(REFUSED, { subject: "control", atMs: NOW_MS - MINUTE_MS });
    const { afterFlip, catchAlls } = judgeSession(
      session({ report: sessionReport({ anna: ACCEPTED }, { "shop.example": ACCEPTED }) }),
      null,
    );
    const [fact] = catchAlls;
    if (!fact) throw new Error("no fact");
    const stored = {
      id: "1",
      contactId: "carl",
      role: false,
      disposable: false,
      provider: null,
      status: "deliverable" as const,
      reason: "accepted" as const,
      safeToSend: "yes" as const,
      score: 95,
      catchAll: false,
      attempts: 1,
      durationMs: 300,
      checkedAt: new Date(NOW_MS - MINUTE_MS),
      rule: null,
      evidence: [reply(ACCEPTED, { atMs: NOW_MS - MINUTE_MS }), control],
    };
    expect(afterFlip(stored, fact)).toMatchObject({
      status: "risky",
      reason: "catch_all",
      catchAll: true,
      checkedAt: stored.checkedAt,
      attempts: 1,
    });
  });
});
