import type { List, StatusCounts, Summary } from "../api/schemas.ts";
import { formatCount, formatShare, plural } from "../format/number.ts";
import { statusTotals } from "../status/status-bar.tsx";
import { STATUSES } from "../words/statuses.ts";

/** Share of bounces that mailbox providers commonly tolerate; above it, sending gets throttled or reviewed. */
const TOLERATED_BOUNCES = 0.02;

/** The results of a list so far. */
export interface Standing {
  readonly counts: StatusCounts;
  /** With those that aren't checked yet. */
  readonly total: number;
}

/**
 * The counts of a list. While it is checked for the first time they come with its run, whose stream is ahead of the
 * summary; a later run counts only its own results.
 */
export function standingOf({ run }: List, summary: Summary): Standing {
  const isFirst = run !== null && run.state !== "completed" && run.state !== "cancelled" && summary.rechecking === 0;
  const counts = isFirst ? statusTotals(run.counts) : summary.by_status;
  return { counts, total: isFirst ? Math.max(run.total, sumOf(counts)) : sumOf(counts) };
}

export function sumOf(counts: StatusCounts): number {
  return STATUSES.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

interface Outcome {
  readonly headline: string;
  readonly advice: string;
}

/** What the results mean for a campaign. Bounces are a lower bound: unknown and open addresses don't count. */
export function outcomeOf({ counts, total }: Standing): Outcome {
  const checked = sumOf(counts);
  const open = total - checked;
  const { deliverable = 0, undeliverable = 0, unknown = 0 } = counts;
  if (checked === 0) return { headline: "No results yet", advice: "Results appear here as they come in." };
  const share = formatShare(undeliverable, total);
  if (open > 0) {
    const bounces =
      undeliverable === 0 ? "" : `At least ${ofTotal(undeliverable, total)} addresses (${share}) will bounce. `;
    return {
      headline: `So far ${ofTotal(deliverable, checked)} checked addresses are safe to send`,
      advice: `${bounces}${plural(open, "is", "are")} still to be checked.`,
    };
  }
  const headline = `${ofTotal(deliverable, total)} addresses are safe to send to`;
  if (unknown / total > 0.5) {
    return {
      headline,
      advice: "More than half gave no clear answer. See the reasons below; checking later often helps.",
    };
  }
  if (undeliverable === 0) return { headline, advice: "No address is known to bounce." };
  const removal = `Remove the ${plural(undeliverable, "undeliverable address", "undeliverable addresses")} first.`;
  return {
    headline,
    advice:
      undeliverable / total > TOLERATED_BOUNCES
        ? `If you emailed the whole list, at least ${share} would bounce. Most email services warn or suspend senders above ${formatShare(TOLERATED_BOUNCES, 1)}. ${removal}`
        : `If you emailed the whole list, at least ${share} would bounce, which most email services tolerate. ${removal}`,
  };
}

function ofTotal(part: number, total: number): string {
  return `${formatCount(part)} of ${formatCount(total)}`;
}
