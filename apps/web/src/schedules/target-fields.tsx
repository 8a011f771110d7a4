import { type ReactElement, useState, useEffect } from "react";
import type { ContactFilter } from "../api/schemas.ts";
import { Select, TextField } from "../kit/fields.tsx";
import { Choices } from "../kit/choices.tsx";
import { Panel, Skeleton } from "../kit/page.tsx";
import { REASONS, wordsOf } from "../words/reasons.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";
import type { DraftFieldsProps } from "./schedule-draft.ts";
import { useList, useListChoices } from "../api/lists.ts";
import { ComboBox } from "../kit/combo-box.tsx";
const ANY = "any";

export function TargetFields({ draft, onChange, problems }: DraftFieldsProps): ReactElement {
  return (
    <Panel className="schedule-part">
      <Choices
        label="Contacts"
        value={draft.target}
        onChange={(target) => onChange({ target })}
        choices={[
          { id: "all", label: "All contacts", means: "Every address of every list" },
          { id: "list", label: "One list", means: "Only its addresses" },
          { id: "filter", label: "Filtered contacts", means: "By domain, status, reason or text" },
        ]}
      />
      {draft.target === "list" && <ListField listId={draft.listId} onChange={(listId) => onChange({ listId })} />}
      {draft.target === "filter" && <FilterFields filter={draft.filter} onChange={(filter) => onChange({ filter })} />}
      {problems.target !== undefined && <p className="field-error">{problems.target}</p>}
    </Panel>
  );
}

interface FilterFieldsProps {
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
}

function FilterFields({ filter, onChange }: FilterFieldsProps): ReactElement {
  const reasons = REASONS.filter((reason) => !filter.status || wordsOf(reason).status === filter.status);
  const change = (changes: Partial<Record<keyof ContactFilter, string>>): void => onChange({ ...filter, ...changes });
  const chosen = (value: string): string => (value === ANY ? "" : value);
  return (
    <div className="schedule-filter">
      <TextField
        label="Domain"
        placeholder="example.com"
        value={filter.domain ?? ""}
        onChange={(domain) => change({ domain })}
      />
      <TextField label="Address contains" placeholder="sales@" value={filter.q ?? ""} onChange={(q) => change({ q })} />
      <Select
        label="Status"
        value={filter.status || ANY}
        onChange={(status) => change({ status: chosen(status), reason: "" })}
        options={[
          { id: ANY, label: "Any status" },
          ...STATUSES.map((status) => ({ id: status, label: STATUS_WORDS[status].label })),
        ]}
      />
      <Select
        label="Reason"
        value={filter.reason || ANY}
        onChange={(reason) => change({ reason: chosen(reason) })}
        options={[
          { id: ANY, label: "Any reason" },
          ...reasons.map((reason) => ({ id: reason, label: wordsOf(reason).label })),
        ]}
      />
    </div>
  );
}

interface ListFieldProps {
  readonly listId: string | null;
  readonly onChange: (listId: string) => void;
}

/** One of all lists, found by part of its name. */
function ListField({ listId, onChange }: ListFieldProps): ReactElement {
  const [first] = useState(listId);
  const chosen = useList(first);
  if (first !== null && chosen.isPending) return <Skeleton height={64} label="Loading the list" />;
  return <ListSearch listId={listId} name={chosen.data?.name ?? ""} onChange={onChange} />;
}

function ListSearch({ listId, name, onChange }: ListFieldProps & { readonly name: string }): ReactElement {
  const [text, setText] = useState(name);
  const asked = useDelayed(text.trim());
  const found = useListChoices(asked);
  const isStale = found.isPlaceholderData || asked !== text.trim();
  const lists = found.data?.lists.filter(({ name: known }) => !isStale || includesText(known, text.trim()));
  if (found.data?.lists.length === 0 && text === "") return <p className="small faint">No lists yet.</p>;
  return (
    <ComboBox
      label="List"
      value={listId ?? ""}
      onChange={onChange}
      options={(lists ?? []).map((list) => ({ id: list.id, label: list.name }))}
      search={{ text, onChange: setText }}
    />
  );
}

/** While a search is under way, earlier results that don't match it aren't offered. */
function includesText(name: string, text: string): boolean {
  return name.toLowerCase().includes(text.toLowerCase());
}

/** A debounced text. */
function useDelayed(text: string, pauseMs = 300): string {
  const [delayed, setDelayed] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, pauseMs]);
  return delayed;
}
