import { lazy, Suspense, useState, type ReactElement } from "react";
import type { ResultFilter } from "../api/lists.ts";
import type { Reason, StatusSplit, Summary } from "../api/schemas.ts";
import { formatCount, formatShare } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Panel } from "../kit/page.tsx";
import { StatusBar } from "../status/status-bar.tsx";
import { StatusIcon } from "../status/status-icon.tsx";
import { providerName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";
import { toggled } from "./filter.ts";
import { outcomeOf, sumOf, type Standing } from "./outcome.ts";
import type { ChangeFilter } from "./filter.ts";

const SHOWN_REASONS = 7;

const Donut = lazy(() => import("./donut.tsx"));

interface OverviewProps {
  readonly standing: Standing;
  readonly summary: Summary;
  readonly filter: ResultFilter;
  readonly onFilter: ChangeFilter;
}

/** The results at a glance; every part filters the table below. */
export function Overview({ standing, summary, filter, onFilter }: OverviewProps): ReactElement {
  const { counts } = standing;
  const total = sumOf(counts);
  const outcome = outcomeOf(standing);
  return (
    <div className="overview">
      <Panel className="overview-main">
        <h2 className="overview-headline num">{outcome.headline}</h2>
        <p className="soft num">{outcome.advice}</p>
        <div className="overview-donut">
          <Suspense fallback={<div className="donut" />}>
            <Donut
              counts={counts}
              total={total}
              selected={filter.status ?? null}
              onSelect={(status) => onFilter({ status: toggled(filter, "status", status) })}
            />
          </Suspense>
          <ul className="legend">
            {STATUSES.map((status) => (
              <li key={status}>
                <button
                  type="button"
                  className="legend-item"
                  aria-pressed={filter.status === status}
                  title={STATUS_WORDS[status].means}
                  onClick={() => onFilter({ status: toggled(filter, "status", status) })}
                >
                  <StatusIcon status={status} size={16} />
                  <span>{STATUS_WORDS[status].label}</span>
                  <span className="num legend-count">{formatCount(counts[status] ?? 0)}</span>
                  <span className="num faint small legend-share">{formatShare(counts[status] ?? 0, total)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      </Panel>
      <Reasons summary={summary} filter={filter} onFilter={onFilter} />
      <Splits
        title="Providers"
        none="Known once the domains are looked up."
        splits={summary.by_provider
          .filter((split) => split.provider !== null)
          .map((split) => ({ split, id: split.provider ?? "", name: providerName(split.provider ?? "") }))}
        selected={filter.provider}
        onSelect={(provider) => onFilter({ provider: toggled(filter, "provider", provider) })}
      />
      <Splits
        title="Domains"
        none="None yet."
        splits={summary.top_domains.map((split) => ({ split, id: split.domain, name: split.domain }))}
        selected={filter.domain}
        onSelect={(domain) => onFilter({ domain: toggled(filter, "domain", domain) })}
      />
    </div>
  );
}

function Reasons({ summary, filter, onFilter }: Omit<OverviewProps, "standing">): ReactElement {
  const counts = (Object.entries(summary.by_reason) as [Reason, number][])
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one);
  const largest = Math.max(1, ...counts.map(([, count]) => count));
  const [isAll, setAll] = useState(false);
  const shown = isAll ? counts : counts.slice(0, SHOWN_REASONS);
  return (
    <Panel title="Reasons">
      {counts.length === 0 && <p className="small faint">None yet.</p>}
      <ul className="reasons">
        {shown.map(([reason, count]) => {
          const { status, label, means } = wordsOf(reason);
          return (
            <li key={reason}>
              <button
                type="button"
                className="reason"
                aria-pressed={filter.reason === reason}
                title={means}
                onClick={() => {
                  const next = toggled(filter, "reason", reason);
                  onFilter({ reason: next, status: next === null ? null : status });
                }}
              >
                <StatusIcon status={status} />
                <span className="cut">{label}</span>
                <span className="num">{formatCount(count)}</span>
                <span className="reason-track" aria-hidden>
                  <span className={`fill-${status}`} style={{ width: `${(count / largest) * 100}%` }} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {shown.length < counts.length && (
        <Button variant="plain" small onPress={() => setAll(true)}>
          Show all {counts.length} reasons
        </Button>
      )}
    </Panel>
  );
}

interface SplitsProps {
  readonly title: string;
  readonly none: string;
  readonly splits: readonly { readonly split: StatusSplit; readonly id: string; readonly name: string }[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

const SHOWN_SPLITS = 8;

function Splits({ title, none, splits, selected, onSelect }: SplitsProps): ReactElement {
  return (
    <Panel title={title} beside={<span className="small faint">deliverable</span>}>
      {splits.length === 0 && <p className="small faint">{none}</p>}
      <ul className="splits">
        {splits.slice(0, SHOWN_SPLITS).map(({ split, id, name }) => (
          <li key={id}>
            <button type="button" className="split" aria-pressed={selected === id} onClick={() => onSelect(id)}>
              <span className="cut">{name}</span>
              <span className="num small">
                <span className="faint">{formatCount(split.total)}</span> {formatShare(split.deliverable, split.total)}
              </span>
              <StatusBar counts={split} total={split.total} size="plain" />
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
