import { memo, type ReactElement } from "react";
import type { Result } from "../api/schemas.ts";
import { formatCount } from "../format/number.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBadge } from "../status/status-badge.tsx";
import { providerName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";

interface ResultRowProps {
  readonly at: number;
  readonly result: Result;
  readonly address: string;
  readonly topPx: number;
  readonly heightPx: number;
  readonly isTabStop: boolean;
  readonly onFocus: (at: number) => void;
  readonly onOpen: (at: number) => void;
}

/** One row of the table. Most of those in view stay as they are when it is scrolled. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps): ReactElement {
  const { at, result, address, topPx, heightPx, isTabStop, onFocus, onOpen } = props;
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      data-row={at}
      tabIndex={isTabStop ? 0 : -1}
      className="result-row result-grid"
      style={{ height: heightPx, transform: `translateY(${topPx}px)` }}
      onFocus={() => onFocus(at)}
      onClick={() => onOpen(at)}
    >
      <span role="gridcell" className="num faint small result-number">
        {formatCount(result.row_number)}
      </span>
      <span role="gridcell" className="result-address">
        <span className="mono cut">{address || "—"}</span>
        {result.suggestion != null && <span className="small soft cut">Did they mean {result.suggestion}?</span>}
      </span>
      <span role="gridcell" className="result-status">
        {result.status === null ? (
          <Open isEmpty={result.reason === "no_address"} />
        ) : (
          <StatusBadge status={result.status} />
        )}
      </span>
      <span role="gridcell" className="cut soft result-why">
        {result.status !== null &&
          result.reason !== null &&
          result.reason !== "no_address" &&
          wordsOf(result.reason).label}
      </span>
      <span role="gridcell" className="cut soft result-provider">
        {result.provider != null && providerName(result.provider)}
      </span>
      <span role="gridcell" className="cut faint small result-checked">
        {result.checked_at !== null && <Ago at={result.checked_at} />}
      </span>
    </div>
  );
});

/** No verdict: it is still open, or there was nothing to ask. */
function Open({ isEmpty }: { readonly isEmpty: boolean }): ReactElement {
  return <span className="small faint">{isEmpty ? "No address" : "Not checked yet"}</span>;
}
