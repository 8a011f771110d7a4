import { describe, expect, test } from "vitest";
import { KeyPace } from "../lanes/pace.ts";
import { ACCEPTED, claimed, NOW_MS, REFUSED, reply, sessionReport } from "../testing/session.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { type JudgedSession, judgeSession } from "./judge-session.ts";
import { planSession } from "./plan-session.ts";
import type { ClaimedContact } from "./turn.ts";
import type { SessionPlan } from "@rollcall/smtp";

const MINUTE_MS = 60_000;
const UNCLEAR = "550 5.7.1 Message content rejected";

/** Accepted earlier, beside a control without a clear answer. */
const waiting = (local: string, controls = 1, over: Partial<ClaimedContact> = {}): ClaimedContact =>
  claimed(local, {
    attempts: controls,
    firstAttemptAt: new Date(NOW_MS - 10 * MINUTE_MS),
    evidence: [
      reply(ACCEPTED, { atMs: NOW_MS - 10 * MINUTE_MS }),
      ...Array.from({ length: controls }, (_, at) =>
        reply(UNCLEAR, { subject: "control", atMs: NOW_MS - (10 - at) * MINUTE_MS }),
      ),
    ],
    catchAllAskedAt: new Date(NOW_MS - (11 - controls) * MINUTE_MS),
    catchAllExpiresAt: new Date(NOW_MS + 50 * MINUTE_MS),
    controlAddress: "qx12@shop.example",
    ...over,
  });

function plan(...contacts: readonly ClaimedContact[]): SessionPlan {
  const site = {
    id: "1",
    provider: null,
    hosts: [{ host: "mx.shop.example", preference: 10 }],
    tlsBrokenUntil: null,
    pipeliningBrokenUntil: null,
  };
  const egress = { bindAddress: null, heloName: "verify.example.com", mailFrom: "" };
  const policy = new KeyPace(TEST_SETTINGS, "mx.shop.example").sessionPolicy(20);
  return planSession({ egress, site, contacts, policy, settings: TEST_SETTINGS, nowMs: NOW_MS, random: () => 0.99 });
}

const session = (over: Partial<JudgedSession>): JudgedSession => ({
  contacts: [],
  report: sessionReport({}),
  controls: new Map([["shop.example", "qx12@shop.example"]]),
  controlsElsewhere: new Set(),
  provider: null,
  roleIsRisky: false,
  retryScheduleMs: [6, 17, 35, 60, 90].map((minutes) => minutes * MINUTE_MS),
  hasOtherEgress: false,
  nowMs: NOW_MS,
  random: () => 0,
  ...over,
});

describe("a control that is asked again alone", () => {
  test("planSession: mailboxes that were accepted are not asked again, and their domain's control is, once", () => {
    const { recipients, controls, controlsAlone } = plan(waiting("anna"), waiting("bert"), claimed("carl"));
    expect(recipients.map(({ id }) => id)).toEqual(["carl"]);
    expect(controlsAlone).toEqual(["shop.example"]);
    expect([...controls]).toEqual([["shop.example", "qx12@shop.example"]]);
  });

  test("planSession: one that a backup accepted is asked again itself", () => {
    const evidence = [reply(ACCEPTED, { backup: true, atMs: NOW_MS - MINUTE_MS })];
    expect(plan(waiting("anna", 1, { evidence })).recipients).toHaveLength(1);
  });

  test("planSession: a control that was just heard is not asked for those who await it", () => {
    const heard = { catchAllAskedAt: new Date(NOW_MS - MINUTE_MS) };
    expect(plan(waiting("anna", 1, heard))).toMatchObject({ recipients: [], controlsAlone: [] });
  });

  test("judgeSession: its answer settles all that wait for it, at no cost to their mailboxes", () => {
    const contacts = [waiting("anna"), waiting("bert")];
    const report = sessionReport({}, { "shop.example": REFUSED });
    const { verdicts, retries } = judgeSession(session({ contacts, report }), null);
    expect(verdicts.map(({ contactId, reason }) => [contactId, reason])).toEqual([
      ["anna", "accepted"],
      ["bert", "accepted"],
    ]);
    expect(retries).toEqual([]);
  });

  test("judgeSession: a control that another lane is asking is waited for briefly, at no attempt, and then settles the address", () => {
    const elsewhere = { controls: new Map<string, string>(), controlsElsewhere: new Set(["shop.example"]) };
    const report = sessionReport({ anna: ACCEPTED });
    const { verdicts, retries } = judgeSession(session({ ...elsewhere, contacts: [claimed("anna")], report }), null);
    expect(verdicts).toEqual([]);
    expect(retries).toMatchObject([{ isCounted: false, dueAt: new Date(NOW_MS + 2_000) }]);
    const known = { catchAll: false, catchAllAskedAt: new Date(NOW_MS), catchAllExpiresAt: new Date(NOW_MS + 1_000) };
    const anna = claimed("anna", { evidence: retries[0]?.evidence ?? [], ...known });
    expect(plan(anna)).toMatchObject({ recipients: [], controlsAlone: [] });
    const settled = judgeSession(session({ controls: new Map(), contacts: [anna] }), null);
    expect(settled.verdicts).toMatchObject([{ reason: "accepted", attempts: 1 }]);
  });

  test("planSession: from a control's third time on, one of those that wait for it may witness", () => {
    expect(plan(waiting("anna", 1)).witnesses?.size).toBe(0);
    const { witnesses } = plan(waiting("anna", 2), waiting("bert", 2));
    expect(witnesses?.get("shop.example")?.id).toBe("anna");
  });

  test("judgeSession: a control that got 421 through a series of acceptances settles all that wait, and the domain", () => {
    const dismissed = "421 4.4.2 alias does not exist, try again later";
    const control = reply(dismissed, { subject: "control", atMs: NOW_MS - 100 });
    const contrasts = [{ domain: "shop.example", control: { ...control, atMs: NOW_MS + 1 }, acceptedAtMs: NOW_MS + 2 }];
    const controls = [{ domain: "shop.example", evidence: control }];
    const report = sessionReport({}, {}, { controls, contrasts });
    const contacts = [waiting("anna", 2), waiting("bert", 2)];
    const { verdicts, retries, catchAlls } = judgeSession(session({ contacts, report }), null);
    expect(verdicts.map(({ contactId, reason }) => [contactId, reason])).toEqual([
      ["anna", "accepted"],
      ["bert", "accepted"],
    ]);
    expect(retries).toEqual([]);
    expect(catchAlls).toMatchObject([{ catchAll: false, controlAddress: null }]);
    const without = judgeSession(session({ contacts, report: { ...report, contrasts: [] } }), null);
    expect(without).toMatchObject({ verdicts: [], catchAlls: [{ catchAll: null }] });
  });

  test("judgeSession: where the session did not get to it, they wait as they were", () => {
    const { verdicts, retries } = judgeSession(session({ contacts: [waiting("anna")] }), null);
    expect([...verdicts, ...retries]).toEqual([]);
  });

  test("judgeSession: a control is asked again three times; one without a clear answer then gets none", () => {
    const report = sessionReport({}, { "shop.example": UNCLEAR });
    expect(judgeSession(session({ contacts: [waiting("anna", 2)], report }), null)).toMatchObject({
      verdicts: [],
      retries: [{ reason: "catch_all_untested" }],
    });
    expect(judgeSession(session({ contacts: [waiting("anna", 3)], report }), null)).toMatchObject({
      verdicts: [{ reason: "catch_all_untested" }],
      retries: [],
    });
  });
});
