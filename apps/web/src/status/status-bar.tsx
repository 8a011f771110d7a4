import type { ReactElement } from "react";
import type { StatusCounts, Run } from "../api/schemas.ts";
import { formatCount, formatShare } from "../format/number.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";

interface StatusBarProps {
  readonly counts: StatusCounts;
  /** What the bar's whole length stands for; what is missing from it is still open. */
  readonly total: number;
  /** `plain` has no ticks: for many bars below each other. */
  readonly size?: "small" | "large" | "plain";
  /** Named by a neighbour already: only decoration here. */
  readonly isDecorative?: boolean;
}

/** The roll: one tick for each part of a list, in the colours of the statuses; pale ticks are not answered yet. */
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

/** A run's counts by status alone. */
export function statusTotals(counts: Run["counts"]): StatusCounts {
  return Object.fromEntries(STATUSES.map((status) => [status, counts[status]?.total ?? 0]));
}
