import { X } from "lucide-react";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { ResultFilter } from "../api/lists.ts";
import type { List, Reason, Status, Summary } from "../api/schemas.ts";
import { formatCompact, formatCount, plural } from "../format/number.ts";
import { SearchField, Select } from "../kit/fields.tsx";
import { useSlashKey } from "../kit/search.ts";
import { StatusIcon } from "../status/status-icon.tsx";
import { providerName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";
import { standingOf } from "./outcome.ts";
import type { rowTotal } from "./rows.ts";
import type { ChangeFilter } from "./filter.ts";

/** Debounces typing. */
const TYPING_PAUSE_MS = 300;
const ALL = "all";

interface FilterBarProps {
  readonly list: List;
  readonly summary: Summary | undefined;
  readonly filter: ResultFilter;
  readonly onFilter: ChangeFilter;
  readonly total: ReturnType<typeof rowTotal> | null;
}

/** Filters the table: by status, reason, search, and what was clicked in the charts. */
export function FilterBar({ list, summary, filter, onFilter, total }: FilterBarProps): ReactElement {
  const counts = { ...(filter.reason !== undefined && { [filter.reason]: 0 }), ...summary?.by_reason };
  const reasons = (Object.entries(counts) as [Reason, number][])
    .filter(
      ([reason]) => filter.status === undefined || wordsOf(reason).status === filter.status || reason === filter.reason,
    )
    .sort(([, one], [, other]) => other - one);
  const statuses = summary === undefined ? {} : standingOf(list, summary).counts;
  return (
    <div className="filter-bar">
      <div className="filter-bar-line">
        <ToggleButtonGroup
          aria-label="Status"
          className="filter-statuses"
          selectedKeys={filter.status === undefined ? [] : [filter.status]}
          onSelectionChange={(keys) => onFilter({ status: ([...keys][0] as Status | undefined) ?? null })}
        >
          {STATUSES.map((status) => (
            <ToggleButton key={status} id={status} className="chip">
              <StatusIcon status={status} size={14} />
              {STATUS_WORDS[status].label}
              <span className="chip-note num">{formatCompact(statuses[status] ?? 0)}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <span className="filter-total small soft num" role="status">
          {total !== null && (total.isExact ? plural(total.count, "row") : `more than ${plural(total.count, "row")}`)}
        </span>
      </div>
      <div className="filter-bar-line">
        <Search filter={filter} onFilter={onFilter} />
        <div className="filter-reason">
          <Select
            label="Reason"
            isLabelHidden
            value={filter.reason ?? ALL}
            onChange={(reason) => onFilter({ reason: reason === ALL ? null : reason, status: filter.status ?? null })}
            options={[
              { id: ALL, label: "All reasons" },
              ...reasons.map(([reason, count]) => ({
                id: reason,
                label: wordsOf(reason).label,
                note: formatCount(count),
              })),
            ]}
          />
        </div>
        {filter.provider !== undefined && (
          <Removable
            name={`Provider: ${providerName(filter.provider)}`}
            onRemove={() => onFilter({ provider: null })}
          />
        )}
        {filter.domain !== undefined && (
          <Removable name={`Domain: ${filter.domain}`} onRemove={() => onFilter({ domain: null })} />
        )}
        {(list.analysis?.duplicates ?? 0) > 0 && (
          <ToggleButton
            className="chip"
            isSelected={filter.duplicates === "false"}
            onChange={(isSelected) => onFilter({ duplicates: isSelected ? "false" : null })}
          >
            Without duplicates
            <span className="chip-note num">{formatCompact(list.analysis?.duplicates ?? 0)}</span>
          </ToggleButton>
        )}
      </div>
    </div>
  );
}

function Search({ filter, onFilter }: Pick<FilterBarProps, "filter" | "onFilter">): ReactElement {
  const [text, setText] = useState(filter.q ?? "");
  const input = useRef<HTMLInputElement>(null);
  const change = useRef(onFilter);
  useEffect(() => {
    change.current = onFilter;
  });
  useSlashKey(input);
  const asked = filter.q ?? "";
  useEffect(() => {
    if (text.trim() === asked) return undefined;
    const timer = setTimeout(() => change.current({ q: text.trim() }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, asked]);
  return (
    <SearchField
      label="Search the rows"
      placeholder="Search addresses"
      value={text}
      onChange={setText}
      inputRef={input}
    />
  );
}

function Removable({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }): ReactElement {
  return (
    <button type="button" className="chip chip-removable" onClick={onRemove} aria-label={`Remove filter: ${name}`}>
      {name}
      <X size={13} aria-hidden />
    </button>
  );
}
