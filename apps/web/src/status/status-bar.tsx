import type { ReactElement } from "react";
import type { StatusCounts, Run } from "../api/schemas.ts";
import { formatCount, formatShare } from "../format/number.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";

interface StatusBarProps {
  readonly counts: StatusCounts;
  /** The whole length of the bar; what the counts don't cover is not checked yet. */
  readonly total: number;
  /** `plain` has no ticks. */
  readonly size?: "small" | "large" | "plain";
  /** Labelled elsewhere already. */
  readonly isDecorative?: boolean;
}

/** A bar of ticks in the colours of the statuses; pale ticks are not checked yet. */
export function StatusBar({ counts, total, size = "small", isDecorative = false }: StatusBarProps): ReactElement {
  const label = STATUSES.filter((status) => (counts[status] ?? 0) > 0)
    .map((status) => `${STATUS_WORDS[status].label} ${formatShare(counts[status] ?? 0, total)}`)
    .join(", ");
  const semantics = isDecorative
    ? { "aria-hidden": true }
    : { role: "img", "aria-label": label || "Nothing checked yet" };
  return (
    <div className={`roll roll-${size}`} {...semantics}>
      {STATUSES.map((status) => {
        const count = counts[status] ?? 0;
        if (count === 0 || total <= 0) return null;
        return (
          <span
            key={status}
            className={`roll-part fill-${status}`}
            style={{ flexBasis: `${(count / total) * 100}%` }}
            title={`${STATUS_WORDS[status].label}: ${formatCount(count)}`}
          />
        );
      })}
    </div>
  );
}

/** A run's counts without their reasons. */
export function statusTotals(counts: Run["counts"]): StatusCounts {
  return Object.fromEntries(STATUSES.map((status) => [status, counts[status]?.total ?? 0]));
}
