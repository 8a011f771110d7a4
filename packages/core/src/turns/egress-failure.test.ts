import { expect, test } from "vitest";
import { claimed, GREYLISTED, NOW_MS, reply, sessionReport } from "../testing/session.ts";
import { addUnasked } from "./egress-failure.ts";
import { judgeSession } from "./judge-session.ts";
import type { TurnJudgement } from "./turn.ts";

function judged(isCertain: boolean, hasOtherEgress = true): TurnJudgement {
  const ending = { type: "egress_failed", detail: "The proxy: general failure", isCertain } as const;
  const session = {
    contacts: [claimed("anna"), claimed("bert", { attempts: 1, evidence: [reply(GREYLISTED)] })],
    report: sessionReport({}, {}, { ending }),
    controls: new Map([["shop.example", "qx12@shop.example"]]),
    controlsElsewhere: new Set<string>(),
    provider: null,
    roleIsRisky: false,
    retryScheduleMs: [60_000, 120_000, 240_000],
    hasOtherEgress,
    nowMs: NOW_MS,
    random: () => 0,
  };
  return addUnasked(session, judgeSession(session, null));
}

test("addUnasked: a proxy that is certain to fail costs nobody an attempt", () => {
  expect(judged(true)).toMatchObject({ verdicts: [], retries: [], catchAlls: [] });
});

test("addUnasked: an unclear failure is an attempt with its words; others may try who is not greylisted from here", () => {
  const { verdicts, retries } = judged(false);
  expect(verdicts).toEqual([]);
  expect(retries).toMatchObject([
    {
      contactId: "anna",
      reason: "connection_failed",
      egress: "any",
      isCounted: true,
      evidence: [{ type: "failure", detail: "The proxy: general failure", host: null }],
    },
    { contactId: "bert", egress: "same", isCounted: true },
  ]);
});

test("addUnasked: the only egress keeps its addresses", () => {
  expect(judged(false, false).retries.map(({ egress }) => egress)).toEqual(["same", "same"]);
});
