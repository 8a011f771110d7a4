import { describe, expect, test } from "vitest";
import { judge, toStored } from "./judge.ts";
import { ACCEPTED, NOW_MS, REFUSED, reply } from "../testing/session.ts";

const ABOUT = { contactId: "anna", role: false, disposable: false, provider: "google" };
const ASKED = { attempts: 2, durationMs: 300, atMs: NOW_MS, transcript: null };
const control = reply(REFUSED, { subject: "control" });

describe("judge", () => {
  test("judge: the facts of the address and the policy count", () => {
    const evidence = [reply(ACCEPTED), control];
    expect(judge(ABOUT, evidence, false).reason).toBe("accepted");
    expect(judge({ ...ABOUT, role: true }, evidence, false).reason).toBe("accepted");
    expect(judge({ ...ABOUT, role: true }, evidence, true).reason).toBe("role_account");
    expect(judge({ ...ABOUT, disposable: true }, evidence, false).reason).toBe("disposable");
  });
});

describe("toStored", () => {
  test("toStored: has the deciding reply, not the control's", () => {
    const evidence = [control, reply(ACCEPTED, { host: "mx2.shop.example" })];
    expect(toStored(ABOUT, judge(ABOUT, evidence, false), evidence, ASKED)).toMatchObject({
      contactId: "anna",
      status: "deliverable",
      safeToSend: "yes",
      provider: "google",
      mxHost: "mx2.shop.example",
      smtpCode: 250,
      enhancedCode: "2.1.5",
      smtpReply: "Ok",
      attempts: 2,
      checkedAt: new Date(NOW_MS),
      evidence,
    });
  });

  test("toStored: without a reply it has the host that failed, and how", () => {
    const failure = {
      type: "failure" as const,
      stage: "connect" as const,
      failure: "timeout" as const,
      detail: "no banner in 60 s",
      host: "mx.shop.example",
      atMs: NOW_MS,
    };
    expect(toStored(ABOUT, judge(ABOUT, [failure], false), [failure], ASKED)).toMatchObject({
      reason: "timeout",
      mxHost: "mx.shop.example",
      smtpCode: null,
      smtpReply: "no banner in 60 s",
    });
  });
});
