import type { ClaimedContact, SessionReport, SharedRecord, TurnStore } from "@rollcall/ports";
import type { Evidence } from "@rollcall/verdict";
import { describe, expect, test } from "vitest";
import { DEFAULT_FRESH_FOR } from "../freshness.ts";
import { ACCEPTED, claimed, GREYLISTED, NOW_MS, REFUSED, reply, sessionReport } from "../testing/session.ts";
import { isAboutUs, sharedEvidence, shareFailure } from "./share-failure.ts";

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
  test("sharedEvidence: a site that can't be reached can't be reached for anybody", () => {
    const report = sessionReport({}, {}, { ending: { type: "unreachable", evidence: UNREACHABLE } });
    expect(sharedEvidence(report, null, false)).toBe(UNREACHABLE);
  });

  test("sharedEvidence: a block at RCPT is about us, so for the others it is no answer about their mailbox", () => {
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

  test("sharedEvidence: what is said of one mailbox is not shared", () => {
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

describe("shareFailure", () => {
  const request = { pacingKey: "mx.shop.example", egress: "main", laneId: "lane" };
  const site = { id: "1", provider: null, hosts: [], tlsBrokenUntil: null };
  const session = (report: SessionReport) => ({
    report,
    controls: new Map<string, string>(),
    provider: null,
    roleIsRisky: false,
    retryScheduleMs: [360_000, 1_020_000],
    hasOtherEgress: false,
    nowMs: NOW_MS,
    random: () => 0,
  });

  /** Hands out the pages, and keeps what is recorded. */
  function storeOf(pages: readonly (readonly ClaimedContact[])[]): { store: TurnStore; recorded: SharedRecord[] } {
    const left = [...pages];
    const recorded: SharedRecord[] = [];
    const store = {
      claimSite: () => Promise.resolve(left.shift() ?? []),
      recordShared: (shared: SharedRecord) => Promise.resolve(void recorded.push(shared)),
    };
    return { store: store as unknown as TurnStore, recorded };
  }

  test("shareFailure: all other due addresses of the site have an attempt counted, page by page", async () => {
    const { store, recorded } = storeOf([[claimed("anna"), claimed("bert")], [claimed("carl")]]);
    await shareFailure(store, request, site, UNREACHABLE, session(sessionReport({})), DEFAULT_FRESH_FOR);
    expect(recorded.map(({ retries }) => retries.map(({ contactId }) => contactId))).toEqual([
      ["anna", "bert"],
      ["carl"],
    ]);
    expect(recorded[0]).toMatchObject({ laneId: "lane", verdicts: [], retries: [{ evidence: [UNREACHABLE] }, {}] });
  });

  test("shareFailure: whoever has no attempt left is given up, never condemned", async () => {
    const spent = claimed("anna", { attempts: 2, firstAttemptAt: new Date(NOW_MS - 2_000_000) });
    const { store, recorded } = storeOf([[spent]]);
    await shareFailure(store, request, site, UNREACHABLE, session(sessionReport({})), DEFAULT_FRESH_FOR);
    expect(recorded[0]).toMatchObject({
      retries: [],
      verdicts: [{ status: "unknown", reason: "gave_up", attempts: 3 }],
    });
  });

  test("shareFailure: an answer that an address has already is not lost to a failure", async () => {
    const anna = claimed("anna", { attempts: 1, evidence: [reply(REFUSED, { atMs: NOW_MS - 1_000 })] });
    const { store, recorded } = storeOf([[anna]]);
    await shareFailure(store, request, site, UNREACHABLE, session(sessionReport({})), DEFAULT_FRESH_FOR);
    expect(recorded[0]?.verdicts).toMatchObject([{ reason: "mailbox_not_found" }]);
  });
});
