import type { Reason } from "@rollcall/verdict";
import { RETRY_MIN_MS, RETRY_JITTER, type ScheduledAttempt, scheduledAt } from "./retry-schedule.ts";

export interface Attempted extends ScheduledAttempt {
  /** Reason of the verdict so far. */
  readonly reason: Reason;
  /** Time of the previous attempt; null: this is the first, or unknown. */
  readonly previousAttemptAtMs: number | null;
  /** Delay requested by the server; null: none. */
  readonly retryAfterMs: number | null;
}

export type NextAttempt =
  /** Retrying is pointless: the reason stands. */
  | { readonly type: "final" }
  | { readonly type: "retry_at"; readonly atMs: number; readonly because: Reason }
  /** All retries are used up without an answer. */
  | { readonly type: "give_up" };

/**
 * What happens to a retryable reason. `spent`: after the last attempt, `give_up` leaves no answer; `final` keeps the
 * reason, which is an answer.
 */
interface Rule {
  readonly spent: "give_up" | "final";
  /** Maximum attempts, whatever the schedule has left. */
  readonly attempts: number;
  /** Minimum delay. */
  readonly pauseMs: number;
}

const WHOLE_SCHEDULE = Number.POSITIVE_INFINITY;
const RETRIED: Rule = { spent: "give_up", attempts: WHOLE_SCHEDULE, pauseMs: RETRY_MIN_MS };

/**
 * Retryable reasons. All others are final: an answer about the mailbox or its domain, or a problem of ours that waiting
 * does not fix.
 */
const RULES: Partial<Record<Reason, Rule>> = {
  greylisted: RETRIED,
  temporary_failure: RETRIED,
  connection_failed: RETRIED,
  timeout: RETRIED,
  dns_error: RETRIED,
  // A refusal that the anomaly guard holds back: the site is asked again after its cool-off.
  doubted: RETRIED,
  // A misunderstanding with the server; retried in case it was the network.
  protocol_error: { ...RETRIED, attempts: 3 },
  // The whole key slows down; receivers count in quarters of an hour at least.
  rate_limited: { ...RETRIED, pauseMs: 15 * 60_000 },
  // The key is suspended for hours, and the attempt is due when that ends. If still blocked, that is the answer: it
  // says what to fix, which "gave up" would not.
  blocked: { spent: "final", attempts: 4, pauseMs: 30 * 60_000 },
  // Accepted, but the control got no clear answer: behind a greylist it needs retries of its own, after the address's.
  catch_all_untested: { spent: "final", attempts: WHOLE_SCHEDULE, pauseMs: RETRY_MIN_MS },
};

/** Bounds of a server's requested delay: no greylist needs less, and many forget the first attempt after 4 h. */
const RETRY_AFTER_MIN_MS = RETRY_MIN_MS;
const RETRY_AFTER_MAX_MS = 2 * 3_600_000;

/** Added to a server's requested delay for clock skew. */
const RETRY_AFTER_GRACE_MS = 15_000;

/**
 * Whether and when to retry an address. The server's requested delay takes precedence; otherwise the schedule decides
 * (`scheduledAt`), with a minimum delay by reason. The same source must retry (RFC 6647 §5).
 *
 * Attempts are bounded by the schedule, with one exception: if the last came later than the whole schedule after the
 * previous one, greylists had expired (spamd after 4 h, Postgrey after 48) and took it for a first attempt, so one more
 * follows.
 */
export function nextAttempt(attempted: Attempted): NextAttempt {
  const { reason, nowMs, retryAfterMs, scheduleMs, random } = attempted;
  const rule = RULES[reason];
  if (rule === undefined) return { type: "final" };
  const attempt = isForgotten(attempted) ? scheduleMs.length : attempted.attempt;
  const scheduledMs = scheduledAt({ ...attempted, attempt });
  if (scheduledMs === null || attempted.attempt >= rule.attempts) return { type: rule.spent };
  const pace = simulatedPace(scheduleMs);
  if (retryAfterMs !== null && Number.isFinite(retryAfterMs) && pace === 1) {
    const askedMs = clamp(retryAfterMs, RETRY_AFTER_MIN_MS, RETRY_AFTER_MAX_MS);
    const graceMs = RETRY_AFTER_GRACE_MS * (1 + random);
    return { type: "retry_at", atMs: Math.round(nowMs + askedMs + graceMs), because: reason };
  }
  const restedMs = nowMs + rule.pauseMs * pace * (1 + RETRY_JITTER * random);
  return { type: "retry_at", atMs: Math.round(Math.max(scheduledMs, restedMs)), because: reason };
}

/** Whether this last attempt came so late that greylists had forgotten the previous ones. */
function isForgotten({ attempt, previousAttemptAtMs, nowMs, scheduleMs }: Attempted): boolean {
  const wholeMs = scheduleMs.at(-1);
  if (wholeMs === undefined || previousAttemptAtMs === null || attempt !== scheduleMs.length + 1) return false;
  return nowMs - previousAttemptAtMs > wholeMs;
}

/** First delay of the default schedule. */
const USUAL_FIRST_MS = 6 * 60_000;

/**
 * A schedule that starts below a minute is for a simulated world, as real greylists need more. It then decides alone,
 * and all delays scale with it. Otherwise 1.
 */
function simulatedPace(scheduleMs: readonly number[]): number {
  const firstMs = scheduleMs[0] ?? USUAL_FIRST_MS;
  return firstMs < RETRY_MIN_MS ? firstMs / USUAL_FIRST_MS : 1;
}

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);
