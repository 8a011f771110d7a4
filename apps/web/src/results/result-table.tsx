import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement, memo } from "react";
import type { Result } from "../api/schemas.ts";
import { useHasTwoLineRows } from "../kit/narrow.ts";
import { rowAddress, nextRowIndex } from "./rows.ts";
import { formatCount } from "../format/number.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBadge } from "../status/status-icon.tsx";
import { providerName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";

const ROW_PX = 50;
const TWO_LINE_ROW_PX = 72;
/** Rows before the end where the next page is fetched. */
const AHEAD_ROWS = 30;

interface ResultTableProps {
  readonly rows: readonly Result[];
  readonly total: number;
  readonly addressColumns: readonly number[];
  /** The rows still belong to the previous filter. */
  readonly isStale: boolean;
  readonly hasMore: boolean;
  readonly isFetchingMore: boolean;
  readonly onMore: () => void;
  readonly onOpen: (at: number) => void;
}

/** A virtual table: arrow keys move between rows, Enter opens one. */
export function ResultTable(props: ResultTableProps): ReactElement {
  const { rows, total, addressColumns, isStale, hasMore, isFetchingMore, onMore, onOpen } = props;
  const hasTwoLines = useHasTwoLineRows();
  const body = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const [active, setActive] = useState(0);
  const focusNext = useRef(false);

  useLayoutEffect(() => {
    const measure = (): void => {
      if (body.current) setScrollMargin(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const rowPx = hasTwoLines ? TWO_LINE_ROW_PX : ROW_PX;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowPx,
    overscan: 12,
    scrollMargin,
  });
  useEffect(() => virtual.measure(), [virtual, rowPx]);
  const items = virtual.getVirtualItems();
  const lastAt = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isFetchingMore && lastAt >= rows.length - AHEAD_ROWS) onMore();
  }, [hasMore, isFetchingMore, lastAt, rows.length, onMore]);

  useEffect(() => {
    // A row far away exists only once the table has scrolled to it.
    const row = focusNext.current ? body.current?.querySelector<HTMLElement>(`[data-row="${active}"]`) : null;
    if (!row) return;
    focusNext.current = false;
    row.focus();
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onOpen(active);
      return;
    }
    const next = nextRowIndex(event.key, active, rows.length, Math.floor(window.innerHeight / rowPx) - 4);
    if (next === null) return;
    event.preventDefault();
    focusNext.current = true;
    setActive(next);
    virtual.scrollToIndex(next, { align: "auto" });
  };

  return (
    <div
      className={isStale ? "results is-stale" : "results"}
      role="grid"
      aria-label="Results"
      aria-rowcount={total + 1}
      aria-busy={isStale || isFetchingMore}
    >
      <div role="rowgroup" className="results-head small faint">
        <div role="row" aria-rowindex={1} className="result-grid">
          {["Row", "Address", "Status", "Reason", "Provider", "Checked"].map((name) => (
            <span role="columnheader" key={name}>
              {name}
            </span>
          ))}
        </div>
      </div>
      <div
        ref={body}
        role="rowgroup"
        className="results-body"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const result = rows[item.index];
          if (result === undefined) return null;
          return (
            <ResultRow
              key={item.key}
              at={item.index}
              result={result}
              address={rowAddress(result, addressColumns)}
              topPx={item.start - virtual.options.scrollMargin}
              heightPx={rowPx}
              isTabStop={item.index === active || (items[0]?.index ?? 0) > active || lastAt < active}
              onFocus={setActive}
              onOpen={onOpen}
            />
          );
        })}
      </div>
      {isFetchingMore && <div className="results-more small faint">Loading more rows…</div>}
    </div>
  );
}

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

/** Memoised: most rows stay the same while scrolling. */
const ResultRow = memo(function ResultRow(props: ResultRowProps): ReactElement {
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
        {result.suggestion != null && <span className="small soft cut">Did you mean {result.suggestion}?</span>}
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

/** No verdict: not checked yet, or nothing to check. */
function Open({ isEmpty }: { readonly isEmpty: boolean }): ReactElement {
  return <span className="small faint">{isEmpty ? "No address" : "Not checked yet"}</span>;
}
