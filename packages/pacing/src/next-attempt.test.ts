import type { Reason } from "@rollcall/verdict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextAttempt } from "./next-attempt.ts";
import { DEFAULT_RETRY_SCHEDULE, parseRetrySchedule } from "./retry-schedule.ts";

const MINUTE_MS = 60_000;
const FIRST_MS = 1_000_000;

const parsed = parseRetrySchedule(DEFAULT_RETRY_SCHEDULE);
const scheduleMs = parsed.type === "schedule" ? parsed.delaysMs : [];

const next = (reason: Reason, attempt: number, afterMs = 0, retryAfterMs: number | null = null, random = 0) =>
  nextAttempt({
    reason,
    attempt,
    firstAttemptAtMs: FIRST_MS,
    previousAttemptAtMs: null,
    nowMs: FIRST_MS + afterMs,
    retryAfterMs,
    scheduleMs,
    random,
  });

const minutes = (result: ReturnType<typeof next>) =>
  result.type === "retry_at" ? (result.atMs - FIRST_MS) / MINUTE_MS : result.type;

const RETRIED: readonly Reason[] = ["greylisted", "temporary_failure", "connection_failed", "timeout", "dns_error"];
const FINAL: readonly Reason[] = [
  "accepted",
  "catch_all",
  "provider_hides_mailboxes",
  "mailbox_full",
  "recipient_busy",
  "recipient_restricted",
  "disposable",
  "role_account",
  "invalid_syntax",
  "reserved_domain",
  "domain_not_found",
  "no_mail_server",
  "null_mx",
  "mailbox_not_found",
  "mailbox_disabled",
  "domain_not_served",
  "sender_rejected",
  "smtputf8_unsupported",
  "policy_refusal",
  "not_probed",
  "suppressed",
  "unsafe_mx",
  "cancelled",
  "gave_up",
];

describe("nextAttempt", () => {
  test.each(RETRIED)("nextAttempt: %s is asked again by the schedule, then given up", (reason) => {
    expect(minutes(next(reason, 1))).toBe(6);
    expect(minutes(next(reason, 2, 6 * MINUTE_MS))).toBe(17);
    expect(minutes(next(reason, 3, 17 * MINUTE_MS))).toBe(35);
    expect(minutes(next(reason, 4, 35 * MINUTE_MS))).toBe(95);
    expect(minutes(next(reason, 5, 95 * MINUTE_MS))).toBe(210);
    expect(next(reason, 6, 210 * MINUTE_MS)).toEqual({ type: "give_up" });
  });

  test.each(FINAL)("nextAttempt: %s stands", (reason) => {
    expect(next(reason, 1)).toEqual({ type: "final" });
  });

  test("nextAttempt: returns the reason for another attempt", () => {
    expect(next("greylisted", 1)).toMatchObject({ because: "greylisted" });
  });

  test("nextAttempt: a block is asked again later and less often", () => {
    expect(minutes(next("blocked", 1))).toBe(30);
    expect(next("blocked", 4)).toEqual({ type: "final" });
    expect(minutes(next("rate_limited", 1))).toBe(15);
  });

  test("nextAttempt: an acceptance without a clear control is asked again through the schedule and then stands", () => {
    expect(minutes(next("catch_all_untested", 1))).toBe(6);
    expect(next("catch_all_untested", 5).type).toBe("retry_at");
    expect(next("catch_all_untested", 6)).toEqual({ type: "final" });
  });

  test("nextAttempt: an attempt that came late is followed after the schedule's gap, not at once", () => {
    expect(minutes(next("greylisted", 2, 300 * MINUTE_MS))).toBe(300 + 17 - 6);
    expect(minutes(next("greylisted", 5, 3_600 * MINUTE_MS))).toBe(3_600 + 210 - 95);
    expect(minutes(next("blocked", 2, 300 * MINUTE_MS))).toBe(330);
  });

  test("nextAttempt: a last attempt so late that the others are forgotten is followed by one more, and no other", () => {
    const last = (attempt: number, sinceMs: number, reason: Reason = "greylisted") =>
      nextAttempt({
        reason,
        attempt,
        firstAttemptAtMs: FIRST_MS,
        previousAttemptAtMs: FIRST_MS + 95 * MINUTE_MS,
        nowMs: FIRST_MS + 95 * MINUTE_MS + sinceMs,
        retryAfterMs: null,
        scheduleMs,
        random: 0,
      });
    expect(last(6, 210 * MINUTE_MS)).toEqual({ type: "give_up" });
    expect(minutes(last(6, 60 * 60 * MINUTE_MS))).toBe(95 + 60 * 60 + 115);
    expect(last(7, 60 * 60 * MINUTE_MS)).toEqual({ type: "give_up" });
    expect(last(6, 60 * 60 * MINUTE_MS, "blocked")).toEqual({ type: "final" });
  });

  test("nextAttempt: the server's word wins, within a minute and two hours", () => {
    expect(minutes(next("greylisted", 1, 0, 15 * MINUTE_MS))).toBe(15.25);
    expect(minutes(next("greylisted", 1, 0, 1))).toBe(1.25);
    expect(minutes(next("greylisted", 1, 0, 1e12))).toBe(120.25);
    expect(minutes(next("greylisted", 1, 0, Number.NaN))).toBe(6);
    expect(next("mailbox_not_found", 1, 0, MINUTE_MS)).toEqual({ type: "final" });
    expect(next("greylisted", 6, 0, MINUTE_MS)).toEqual({ type: "give_up" });
  });

  test("nextAttempt: a schedule that begins within a minute is a simulation's: it alone decides", () => {
    const attempted = {
      reason: "greylisted" as const,
      attempt: 1,
      firstAttemptAtMs: 0,
      previousAttemptAtMs: null,
      nowMs: 0,
      retryAfterMs: 900_000,
      scheduleMs: [3000, 9000],
      random: 0,
    };
    expect(nextAttempt(attempted)).toMatchObject({ type: "retry_at", atMs: 3000 });
    expect(nextAttempt({ ...attempted, attempt: 2, nowMs: 20_000 })).toMatchObject({ type: "retry_at", atMs: 26_000 });
  });

  const chance = fc.double({ min: 0, max: 0.999, noNaN: true });

  test("nextAttempt: never before the schedule's delay, never more than a fifth after it, never within its gap", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RETRIED),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(1e8),
        chance,
        (reason, attempt, afterMs, random) => {
          const result = next(reason, attempt, afterMs, null, random);
          const atMs = result.type === "retry_at" ? result.atMs : 0;
          const delayMs = scheduleMs[attempt - 1] ?? 0;
          const gapMs = delayMs - (scheduleMs[attempt - 2] ?? 0);
          expect(atMs).toBeGreaterThanOrEqual(FIRST_MS + delayMs);
          expect(atMs).toBeGreaterThanOrEqual(FIRST_MS + afterMs + gapMs);
          expect(atMs).toBeLessThanOrEqual(FIRST_MS + Math.max(delayMs * 1.2, afterMs + gapMs * 1.2) + 1);
        },
      ),
    );
  });

  const schedules = fc
    .uniqueArray(fc.integer({ min: 60_000, max: 432_000_000 }), { minLength: 1, maxLength: 20 })
    .map((delays) => delays.sort((a, b) => a - b));
  /** Delays of attempts: mostly none, sometimes days. */
  const lateness = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(1e9)), { maxLength: 22 });

  test("nextAttempt: whatever holds attempts up, all of them are made, apart by the schedule's gaps, and no more than one besides", () => {
    fc.assert(
      fc.property(fc.constantFrom(...RETRIED), schedules, lateness, chance, (reason, delays, late, random) => {
        const madeMs = [0];
        for (;;) {
          const attempt = madeMs.length;
          const nowMs = madeMs.at(-1) ?? 0;
          const previousAttemptAtMs = madeMs.at(-2) ?? null;
          const said = nextAttempt({
            reason,
            attempt,
            firstAttemptAtMs: 0,
            previousAttemptAtMs,
            nowMs,
            retryAfterMs: null,
            scheduleMs: delays,
            random,
          });
          if (said.type !== "retry_at") break;
          const gapMs =
            (delays[attempt - 1] ?? delays.at(-1) ?? 0) - (delays[Math.min(attempt, delays.length) - 2] ?? 0);
          expect(said.atMs - nowMs).toBeGreaterThanOrEqual(gapMs);
          madeMs.push(said.atMs + (late[attempt - 1] ?? 0));
        }
        expect(madeMs.length).toBeGreaterThanOrEqual(delays.length + 1);
        expect(madeMs.length).toBeLessThanOrEqual(delays.length + 2);
        expect(madeMs.at(-1)).toBeGreaterThanOrEqual(delays.at(-1) ?? 0);
      }),
    );
  });
});

describe("parseRetrySchedule", () => {
  test("parseRetrySchedule: delays with units", () => {
    expect(parseRetrySchedule("6m, 17m,35m,95m,3.5h")).toEqual({
      type: "schedule",
      delaysMs: [360_000, 1_020_000, 2_100_000, 5_700_000, 12_600_000],
    });
  });

  test.each([
    ["", "no duration"],
    ["6", "no duration"],
    ["6m,,7m", "no duration"],
    ["17m,6m", "longer than the one before"],
    ["6m,6m", "longer than the one before"],
    ["0s", "longer than the one before"],
    ["-5m", "no duration"],
    ["6d", "at most 5d"],
    [Array.from({ length: 21 }, (_, index) => `${index + 1}m`).join(","), "at most 20"],
  ])("parseRetrySchedule: %j is refused with a reason", (text, words) => {
    expect(parseRetrySchedule(text)).toEqual({ type: "problem", problem: expect.stringContaining(words) });
  });
});
