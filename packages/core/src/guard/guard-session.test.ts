import { GUARD_COOL_OFF_MS } from "@rollcall/verdict";
import { describe, expect, test } from "vitest";
import { claimed, NOW_MS, REFUSED, reply, sessionReport } from "../testing/session.ts";
import { type JudgedSession, judgeSession } from "../turns/judge-session.ts";
import type { ClaimedContact } from "../turns/turn.ts";

const MINUTE_MS = 60_000;
const SCHEDULE_MS = [6, 17, 35, 95, 210].map((minutes) => minutes * MINUTE_MS);

/** Everyone is refused with the same reply; the last one was accepted before. */
function wave(nowMs: number, contacts: readonly ClaimedContact[]): JudgedSession {
  const answers = Object.fromEntries(
    contacts.map(({ contactId }, at) => [contactId, [reply(REFUSED, { atMs: nowMs - 1_000 + at })]]),
  );
  return {
    contacts,
    report: sessionReport(answers),
    controls: new Map(),
    controlsElsewhere: new Set<string>(),
    provider: null,
    roleIsRisky: false,
    retryScheduleMs: SCHEDULE_MS,
    hasOtherEgress: false,
    nowMs,
    random: () => 0,
  };
}

const STRANGERS = ["anna", "bert", "carl", "dora"].map((name) => claimed(name));
const FAMILIAR = claimed("emil", { acceptedBefore: true });

describe("guardSession", () => {
  test("guardSession: a site that refuses everyone with one reply, including a known mailbox, is not believed", () => {
    const judged = judgeSession(wave(NOW_MS, [...STRANGERS, FAMILIAR]), null);
    expect(judged.verdicts).toEqual([]);
    expect(judged.retries).toHaveLength(5);
    for (const retry of judged.retries) {
      expect(retry.reason).toBe("doubted");
      expect(retry.dueAt.getTime()).toBeGreaterThanOrEqual(NOW_MS + GUARD_COOL_OFF_MS);
      expect(retry.evidence).toMatchObject([{ code: 550 }, { type: "limit", limit: "doubted" }]);
    }
  });

  test("guardSession: without a known mailbox among them, refusals are believed", () => {
    const judged = judgeSession(wave(NOW_MS, STRANGERS), null);
    expect(judged.verdicts.map(({ reason }) => reason)).toEqual(Array(4).fill("mailbox_not_found"));
    expect(judged.takeBack).toBeNull();
  });

  test("guardSession: a new doubt reverts the refusals since the wave began", () => {
    const first = judgeSession(wave(NOW_MS, STRANGERS), null);
    const then = judgeSession(wave(NOW_MS + MINUTE_MS, [FAMILIAR]), first.guard);
    expect(then.takeBack?.since).toEqual(new Date(NOW_MS - 1_000));
    expect(then.takeBack?.dueAt).toEqual(new Date(NOW_MS + MINUTE_MS + GUARD_COOL_OFF_MS));
    const [anna] = first.verdicts;
    if (!anna) throw new Error("no verdict");
    const stored = { ...anna, id: "1", role: false, disposable: false };
    expect(then.takeBack?.redecide(stored)).toMatchObject({ status: "unknown", reason: "doubted" });
  });

  test("guardSession: a refusal repeated after the cool-off is believed", () => {
    const first = judgeSession(wave(NOW_MS, [...STRANGERS, FAMILIAR]), null);
    const laterMs = NOW_MS + GUARD_COOL_OFF_MS + MINUTE_MS;
    const again = first.retries.map((retry) =>
      claimed(retry.contactId, { attempts: 1, firstAttemptAt: new Date(NOW_MS), evidence: retry.evidence }),
    );
    const second = judgeSession(wave(laterMs, again), first.guard);
    expect(second.verdicts.map(({ status }) => status)).toEqual(Array(5).fill("undeliverable"));
  });

  test("guardSession: a doubted refusal that is not retried ends as unknown", () => {
    const spent = { attempts: SCHEDULE_MS.length, firstAttemptAt: new Date(NOW_MS - 300 * MINUTE_MS) };
    const contacts = [...STRANGERS, FAMILIAR].map(({ contactId, acceptedBefore }) =>
      claimed(contactId, { acceptedBefore, ...spent }),
    );
    const { verdicts } = judgeSession(wave(NOW_MS, contacts), null);
    expect(verdicts.map(({ status, reason }) => `${status} ${reason}`)).toEqual(Array(5).fill("unknown gave_up"));
  });

  test("guardSession: the state survives storage", () => {
    const first = judgeSession(wave(NOW_MS, STRANGERS), null);
    const stored: unknown = JSON.parse(JSON.stringify(first.guard));
    expect(judgeSession(wave(NOW_MS + 1, [FAMILIAR]), stored).takeBack).not.toBeNull();
  });

  test("guardSession: the cool-off is no longer than a simulated world's schedule", () => {
    const hurried = { ...wave(NOW_MS, [...STRANGERS, FAMILIAR]), retryScheduleMs: [2_000, 8_000] };
    const dueMs = judgeSession(hurried, null).retries.map((retry) => retry.dueAt.getTime());
    expect(Math.max(...dueMs)).toBeLessThanOrEqual(NOW_MS + 8_000);
  });
});
