import { Pie } from "@visx/shape";
import type { ReactElement } from "react";
import type { Status, StatusCounts } from "../api/schemas.ts";
import { formatCompact, formatCount } from "../format/number.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";

interface DonutProps {
  readonly counts: StatusCounts;
  readonly total: number;
  readonly selected: string | null;
  readonly onSelect: (status: Status) => void;
}

const SIZE_PX = 216;

const CENTRE = `translate(${SIZE_PX / 2}, ${SIZE_PX / 2})`;
const HOLE_PX = 76;
const RING_PX = 106;
const GAP_RADIANS = 0.026;
/** The smallest part is still wide enough to be clicked. */
const LEAST_SHARE = 1 / 120;

/** The shares as a ring. The legend beside it is the accessible version. */
export default function Donut({ counts, total, selected, onSelect }: DonutProps): ReactElement {
  const parts = STATUSES.filter((status) => (counts[status] ?? 0) > 0);
  const sizeOf = (status: Status): number => Math.max(counts[status] ?? 0, total * LEAST_SHARE);
  return (
    <div className="donut" aria-hidden>
      <svg width={SIZE_PX} height={SIZE_PX}>
        <Pie
          data={parts}
          pieValue={sizeOf}
          pieSort={null}
          pieSortValues={null}
          innerRadius={HOLE_PX}
          outerRadius={RING_PX}
          padAngle={parts.length > 1 ? GAP_RADIANS : 0}
          cornerRadius={3}
        >
          {({ arcs, path }) =>
            arcs.map((arc) => (
              <path
                key={arc.data}
                className="donut-part"
                transform={CENTRE}
                d={path(arc) ?? ""}
                fill={`var(--${arc.data}-fill)`}
                opacity={selected === null || selected === arc.data ? 1 : 0.28}
                onClick={() => onSelect(arc.data)}
              >
                <title>{STATUS_WORDS[arc.data].label}</title>
              </path>
            ))
          }
        </Pie>
      </svg>
      <div className="donut-center">
        <span className="donut-total num">{total < 1_000_000 ? formatCount(total) : formatCompact(total)}</span>
        <span className="small soft">{total === 1 ? "address" : "addresses"}</span>
      </div>
    </div>
  );
}
