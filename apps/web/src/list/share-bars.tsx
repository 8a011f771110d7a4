import type { ReactElement } from "react";
import { formatCount, formatShare } from "../format/number.ts";

interface ShareBarsProps {
  readonly title: string;
  readonly whole: number;
  readonly bars: readonly { readonly name: string; readonly count: number }[];
  readonly none?: string;
}

const SHOWN_BARS = 8;

/** A few names with their share of the whole. */
export function ShareBars({ title, whole, bars, none = "None." }: ShareBarsProps): ReactElement {
  const largest = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section aria-label={title}>
      <h3 className="share-title">{title}</h3>
      {bars.length === 0 && <p className="small faint">{none}</p>}
      <ul className="share-bars">
        {bars.slice(0, SHOWN_BARS).map(({ name, count }) => (
          <li key={name} className="share-bar">
            <span className="cut">{name}</span>
            <span className="num soft small">
              {formatCount(count)} <span className="faint">{formatShare(count, whole)}</span>
            </span>
            <span className="share-track" aria-hidden>
              <span style={{ width: `${(count / largest) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
