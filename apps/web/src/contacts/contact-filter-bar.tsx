import { X } from "lucide-react";
import { useRef, type ReactElement, useEffect, useState } from "react";
import { ToggleButton, ToggleButtonGroup, Input, TextField } from "react-aria-components";
import { useSearchParams } from "react-router";
import type { Stats } from "../api/schemas.ts";
import { formatCompact, plural } from "../format/number.ts";
import { SearchField, Select } from "../kit/fields.tsx";
import { useSearchText, useSlashKey } from "../kit/search.ts";
import { StatusIcon } from "../status/status-icon.tsx";
import { REASONS, wordsOf } from "../words/reasons.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";
import { AGES, withParts, type ContactNarrowing } from "./contact-filter.ts";
const ANY = "any";

interface ContactFilterBarProps {
  readonly narrowing: ContactNarrowing;
  readonly stats: Stats | undefined;
}

/** Filters the contacts through the page's address. */
export function ContactFilterBar({ narrowing, stats }: ContactFilterBarProps): ReactElement {
  const { filter, olderThanDays } = narrowing;
  const { text, setText } = useSearchText();
  const [, setSearch] = useSearchParams();
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  const change = (parts: Record<string, string | null>): void =>
    setSearch((now) => withParts(now, parts), { preventScrollReset: true });
  const reasons = REASONS.filter((reason) => filter.status === undefined || wordsOf(reason).status === filter.status);
  const chosen = (value: string): string | null => (value === ANY ? null : value);
  return (
    <div className="contacts-filter">
      <div className="contacts-filter-line">
        <SearchField
          label="Search the contacts"
          placeholder="Search addresses or domains"
          value={text}
          onChange={setText}
          inputRef={input}
        />
        <DomainField domain={filter.domain ?? ""} onChange={(domain) => change({ domain })} />
        <div className="contacts-select">
          <Select
            label="Reason"
            isLabelHidden
            value={filter.reason ?? ANY}
            onChange={(reason) => change({ reason: chosen(reason) })}
            options={[
              { id: ANY, label: "All reasons" },
              ...reasons.map((reason) => ({ id: reason, label: wordsOf(reason).label })),
            ]}
          />
        </div>
        <div className="contacts-select">
          <Select
            label="Age of the answer"
            isLabelHidden
            value={olderThanDays === null ? ANY : String(olderThanDays)}
            onChange={(days) => change({ older_than_days: chosen(days) })}
            options={[
              { id: ANY, label: "Any age" },
              ...AGES.map((days) => ({ id: String(days), label: `Older than ${plural(days, "day")}` })),
              ...(olderThanDays === null || AGES.some((days) => days === olderThanDays)
                ? []
                : [{ id: String(olderThanDays), label: `Older than ${plural(olderThanDays, "day")}` }]),
            ]}
          />
        </div>
      </div>
      <div className="contacts-filter-line">
        <ToggleButtonGroup
          aria-label="Status"
          className="contacts-statuses"
          selectedKeys={filter.status === undefined ? [] : [filter.status]}
          onSelectionChange={(keys) => change({ status: ([...keys][0] as string | undefined) ?? null, reason: null })}
        >
          {STATUSES.map((name) => (
            <ToggleButton key={name} id={name} className="chip">
              <StatusIcon status={name} size={14} />
              {STATUS_WORDS[name].label}
              {stats !== undefined && (
                <span className="chip-note num">{formatCompact(stats.by_status[name] ?? 0)}</span>
              )}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {filter.domain !== undefined && (
          <button
            type="button"
            className="chip"
            onClick={() => change({ domain: null })}
            aria-label={`Remove filter: domain ${filter.domain}`}
          >
            Domain: {filter.domain}
            <X size={13} aria-hidden />
          </button>
        )}
      </div>
    </div>
  );
}

interface DomainFieldProps {
  readonly domain: string;
  readonly onChange: (domain: string) => void;
}

/** Applied on Enter and on blur, so that half a domain isn't searched for. */
function DomainField({ domain, onChange }: DomainFieldProps): ReactElement {
  const [text, setText] = useState(domain);
  useEffect(() => setText(domain), [domain]);
  const take = (): void => onChange(text.trim().replace(/^@/u, "").toLowerCase());
  return (
    <form
      className="contacts-domain"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextField aria-label="Domain" value={text} onChange={setText} onBlur={take}>
        <Input className="input" placeholder="Domain" />
      </TextField>
    </form>
  );
}
