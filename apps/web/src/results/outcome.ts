import type { StatusCounts } from "../api/schemas.ts";
import { formatCount, formatShare } from "../format/number.ts";
import { STATUSES } from "../words/statuses.ts";

/** Share of bounces that mailbox providers commonly tolerate; above it, sending gets throttled or reviewed. */
const TOLERATED_BOUNCES = 0.02;

interface Outcome {
  readonly headline: string;
  readonly advice: string;
}

/** What a list's counts mean for a campaign. Only what is known counts as a bounce: it is a lower bound. */
export function outcomeOf(counts: StatusCounts): Outcome {
  const total = STATUSES.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const { deliverable = 0, undeliverable = 0, unknown = 0 } = counts;
  const headline = `${formatCount(deliverable)} of ${formatCount(total)} addresses are safe to send to`;
  if (total === 0) return { headline: "Nothing has been answered yet", advice: "Results appear here as they come in." };
  const bounces = undeliverable / total;
  if (unknown / total > 0.5) {
    return {
      headline,
      advice: "More than half gave no answer. The reasons below say why; checking again later often helps.",
    };
  }
  if (undeliverable === 0) return { headline, advice: "No address is known to bounce." };
  return {
    headline,
    advice:
      bounces > TOLERATED_BOUNCES
        ? `Mailing everyone would bounce for at least ${formatShare(undeliverable, total)}; providers begin to mind at about ${formatShare(TOLERATED_BOUNCES, 1)}. Take the undeliverable ones off first.`
        : `At least ${formatShare(undeliverable, total)} would bounce, within what providers tolerate. Take the undeliverable ones off all the same.`,
  };
}
