import type { Reason } from "@rollcall/verdict";
import { RETRY_MIN_MS, RETRY_JITTER, type ScheduledAttempt, scheduledAt } from "./retry-schedule.ts";

export interface Attempted extends ScheduledAttempt {
  /** What the evidence so far amounts to. */
  readonly reason: Reason;
  /** When the attempt before this one was made; null: this is the first, or it is not known. */
  readonly previousAttemptAtMs: number | null;
  /** How long the server asked to wait, or null where it did not say. */
  readonly retryAfterMs: number | null;
}

export type NextAttempt =
  /** Asking again would bring nothing: the reason stands. */
  | { readonly type: "final" }
  | { readonly type: "retry_at"; readonly atMs: number; readonly because: Reason }
  /** It could still be asked, but has been often enough. */
  | { readonly type: "give_up" };

/** `asks`: what happens when the attempts are used up. `give_up` leaves no answer; `final` keeps the reason, which is one already. */
interface Rule {
  readonly spent: "give_up" | "final";
  /** Attempts after which it ends, whatever the schedule holds. */
  readonly attempts: number;
  /** Not before this much time. */
  readonly pauseMs: number;
}

const WHOLE_SCHEDULE = Number.POSITIVE_INFINITY;
const RETRIED: Rule = { spent: "give_up", attempts: WHOLE_SCHEDULE, pauseMs: RETRY_MIN_MS };

/**
 * Reasons that time may change. All others are final: an answer about the mailbox or its domain, or something about us that waiting does
 * not mend.
 */
const RULES: Partial<Record<Reason, Rule>> = {
  greylisted: RETRIED,
  temporary_failure: RETRIED,
  connection_failed: RETRIED,
  timeout: RETRIED,
  dns_error: RETRIED,
  // The server and we misunderstood each other; once more in case it was the network.
  protocol_error: { ...RETRIED, attempts: 3 },
  // The whole key rests meanwhile; a quarter of an hour is the least that receivers count in.
  rate_limited: { ...RETRIED, pauseMs: 15 * 60_000 },
  // The key is suspended for hours: the attempt is due when that ends.
  // Still blocked in the end, that is the answer: it says what to mend, and "gave up" would not.
  blocked: { spent: "final", attempts: 4, pauseMs: 30 * 60_000 },
  // Accepted, and the control got no clear answer: behind a greylist it needs attempts of its own, after those of the address.
  catch_all_untested: { spent: "final", attempts: WHOLE_SCHEDULE, pauseMs: RETRY_MIN_MS },
};

/** A server's word counts between these: no greylist wants less, and many forget the first attempt after 4 h. */
const RETRY_AFTER_MIN_MS = RETRY_MIN_MS;
const RETRY_AFTER_MAX_MS = 2 * 3_600_000;

/** Added to a server's word: its clock may be behind ours. */
const RETRY_AFTER_GRACE_MS = 15_000;

/**
 * Whether and when an address is asked again. The server's own word about the delay wins over the schedule; then the
 * schedule decides (`scheduledAt`), but for the rest that the reason asks for. The source that asks must be the same (RFC 6647 §5).
 *
 * Attempts are bounded by the schedule, with one exception: where the last one came later than the whole schedule after the
 * one before, greylists had forgotten that (spamd after 4 h, Postgrey after 48) and took it for a first, so one more follows.
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

/** Whether this is the schedule's last attempt, made so late that greylists have forgotten those before it. */
function isForgotten({ attempt, previousAttemptAtMs, nowMs, scheduleMs }: Attempted): boolean {
  const wholeMs = scheduleMs.at(-1);
  if (wholeMs === undefined || previousAttemptAtMs === null || attempt !== scheduleMs.length + 1) return false;
  return nowMs - previousAttemptAtMs > wholeMs;
}

/** Where the default schedule begins. */
const USUAL_FIRST_MS = 6 * 60_000;

/**
 * Real greylists want at least a minute, so a schedule that begins sooner is for a simulated world: it alone decides then,
 * and all pauses shrink with it. Otherwise 1.
 */
function simulatedPace(scheduleMs: readonly number[]): number {
  const firstMs = scheduleMs[0] ?? USUAL_FIRST_MS;
  return firstMs < RETRY_MIN_MS ? firstMs / USUAL_FIRST_MS : 1;
}

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);
