import { parseDuration } from "./duration.ts";

/** Retries that one schedule may have. Real mail servers try some twenty times over five days. */
const RETRY_LIMIT = 20;

/** Greylists take an earlier attempt for a fault, some add a penalty (Plesk). RFC 6647 §5: the wait starts at a minute. */
export const RETRY_MIN_MS = 60_000;

/** Longest wait from the first attempt, as for mail: RFC 5321 §4.5.4.1 gives up after four to five days. */
const RETRY_MAX_MS = 5 * 86_400_000;

/**
 * When an address without an answer is asked again, from its first attempt on. 6 min clears greylists of 5 min (postgrey, sqlgrey, cPanel,
 * Plesk), 17 min those of 10 and 15 (SmarterMail, iRedMail, Haraka, SpamExperts), 35 min those of 20 to 30 (FortiMail, spamd,
 * milter-greylist), 95 min those of 60; all but the last lie before the 4 h after which spamd and cPanel forget.
 */
export const DEFAULT_RETRY_SCHEDULE = "6m,17m,35m,95m,3.5h";

export type RetrySchedule =
  | { readonly type: "schedule"; readonly delaysMs: readonly number[] }
  /** In words, for whoever wrote it. */
  | { readonly type: "problem"; readonly problem: string };

/** Read `6m,17m,35m,95m,3.5h`: delays from the first attempt, ascending. One that begins below a minute is for simulations. */
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
