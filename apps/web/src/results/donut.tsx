import type { ReactElement } from "react";
import { Cell, Pie, PieChart } from "recharts";
import type { Status } from "../api/types.ts";
import { formatCompact, formatCount } from "../format/number.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";

interface DonutProps {
  readonly counts: Partial<Record<Status, number>>;
  readonly total: number;
  readonly selected: string | null;
  readonly onSelect: (status: Status) => void;
}

const SIZE_PX = 216;

/** The shares as a ring. For the eye and the mouse: the legend beside it says and does the same for everybody. */
export default function Donut({ counts, total, selected, onSelect }: DonutProps): ReactElement {
  const parts = STATUSES.map((status) => ({
    status,
    name: STATUS_WORDS[status].label,
    count: counts[status] ?? 0,
  })).filter(({ count }) => count > 0);
  return (
    <div className="donut" aria-hidden>
      <PieChart width={SIZE_PX} height={SIZE_PX} accessibilityLayer={false} tabIndex={-1}>
        <Pie
          data={parts}
          dataKey="count"
          nameKey="name"
          innerRadius={76}
          outerRadius={106}
          startAngle={90}
          endAngle={-270}
          paddingAngle={parts.length > 1 ? 1.5 : 0}
          minAngle={3}
          cornerRadius={3}
          stroke="none"
          isAnimationActive={false}
          rootTabIndex={-1}
          onClick={(_, at) => {
            const part = parts[at];
            if (part !== undefined) onSelect(part.status);
          }}
        >
          {parts.map(({ status }) => (
            <Cell
              key={status}
              className="donut-part"
              fill={`var(--${status}-fill)`}
              opacity={selected === null || selected === status ? 1 : 0.28}
            />
          ))}
        </Pie>
      </PieChart>
      <div className="donut-center">
        <span className="donut-total num">{total < 1_000_000 ? formatCount(total) : formatCompact(total)}</span>
        <span className="small soft">{total === 1 ? "address" : "addresses"}</span>
      </div>
    </div>
  );
}
