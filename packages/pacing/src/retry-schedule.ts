/** Retries per schedule. Real mail servers try some twenty times over five days. */
const RETRY_LIMIT = 20;

/** Some greylists penalize earlier attempts (Plesk). RFC 6647 §5: the wait starts at a minute. */
export const RETRY_MIN_MS = 60_000;

/** Longest delay from the first attempt, as for mail: RFC 5321 §4.5.4.1 gives up after four to five days. */
const RETRY_MAX_MS = 5 * 86_400_000;

/**
 * Retries of an address without an answer, counted from its first attempt. 6 min clears greylists of 5 min (postgrey,
 * sqlgrey, cPanel, Plesk), 17 min those of 10 and 15 (SmarterMail, iRedMail, Haraka, SpamExperts), 35 min those of 20
 * to 30 (FortiMail, spamd, milter-greylist), 95 min those of 60; all but the last lie before the 4 h after which spamd
 * and cPanel forget.
 */
export const DEFAULT_RETRY_SCHEDULE = "6m,17m,35m,95m,3.5h";

export type RetrySchedule =
  | { readonly type: "schedule"; readonly delaysMs: readonly number[] }
  /** For people, as the end of a sentence. */
  | { readonly type: "problem"; readonly problem: string };

/** A position in a retry schedule. */
export interface ScheduledAttempt {
  /** Attempts so far, this one included. */
  readonly attempt: number;
  readonly firstAttemptAtMs: number;
  /** Time of this attempt. */
  readonly nowMs: number;
  /** Delays from the first attempt, in milliseconds, ascending. */
  readonly scheduleMs: readonly number[];
  /** Uniform in [0, 1). */
  readonly random: number;
}

/**
 * Parses `6m,17m,35m,95m,3.5h`: ascending delays from the first attempt. One that starts below a minute is for
 * simulations.
 */
export function parseRetrySchedule(text: string): RetrySchedule {
  const problem = (words: string): RetrySchedule => ({ type: "problem", problem: words });
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length > RETRY_LIMIT) return problem(`has ${parts.length} delays: at most ${RETRY_LIMIT} are allowed`);
  const delaysMs: number[] = [];
  for (const part of parts) {
    const delayMs = parseDuration(part);
    if (delayMs === null)
      return problem(
        `has ${JSON.stringify(part)}, which is no duration: write delays such as ${DEFAULT_RETRY_SCHEDULE}`,
      );
    if (delayMs > RETRY_MAX_MS) return problem(`has ${part}: the last attempt is at most 5d after the first`);
    if (delayMs <= (delaysMs.at(-1) ?? 0)) return problem(`has ${part}: each delay is longer than the one before`);
    delaysMs.push(delayMs);
  }
  return { type: "schedule", delaysMs };
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Longest valid duration: more than a year is a typo. */
const DURATION_LIMIT_MS = 366 * 86_400_000;

/** Milliseconds of `90s`, `6m`, `3.5h`, `2d`, `500ms`; null for other text and beyond a year. */
export function parseDuration(text: string): number | null {
  const parts = /^(?<number>\d{1,9}(?:\.\d{1,6})?)\s?(?<unit>ms|s|m|h|d)$/u.exec(text.trim())?.groups;
  const unitMs = UNIT_MS[parts?.["unit"] ?? ""];
  if (parts === undefined || unitMs === undefined) return null;
  const ms = Math.round(Number(parts["number"]) * unitMs);
  return ms <= DURATION_LIMIT_MS ? ms : null;
}

/** Jitter, as a share of the delay: what was asked together must not come back together. */
export const RETRY_JITTER = 0.2;

/**
 * When the schedule's next attempt is due, in milliseconds since the epoch; null: none is left. Delays count from the
 * first attempt; after a late attempt (no worker, a paused run, a backlog) the schedule's gaps are kept from then on,
 * so that an outage doesn't bunch the remaining attempts. Up to a fifth of jitter is added.
 */
export function scheduledAt({ attempt, firstAttemptAtMs, nowMs, scheduleMs, random }: ScheduledAttempt): number | null {
  const delayMs = scheduleMs[attempt - 1];
  if (delayMs === undefined) return null;
  const gapMs = delayMs - (scheduleMs[attempt - 2] ?? 0);
  const stretch = 1 + RETRY_JITTER * random;
  return Math.round(Math.max(firstAttemptAtMs + delayMs * stretch, nowMs + gapMs * stretch));
}
