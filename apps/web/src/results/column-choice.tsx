import type { ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { List } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { Disclosure } from "../kit/disclosure.tsx";
import "../kit/chips.css";

/** What Rollcall adds to each row. The names never change. */
const ADDED = [
  "rc_email",
  "rc_status",
  "rc_reason",
  "rc_safe_to_send",
  "rc_score",
  "rc_suggestion",
  "rc_catch_all",
  "rc_disposable",
  "rc_role",
  "rc_free",
  "rc_mx_host",
  "rc_provider",
  "rc_smtp_code",
  "rc_smtp_reply",
  "rc_duplicate_of_row",
  "rc_checked_at",
];

interface ColumnChoiceProps {
  readonly list: List;
  /** In the order of the file; empty: all. */
  readonly columns: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
}

/** Chooses the columns of a download, and their order. */
export function ColumnChoice({ list, columns, onChange }: ColumnChoiceProps): ReactElement {
  const own = list.columns.filter((name) => !ADDED.includes(name.trim().toLowerCase()));
  return (
    <Disclosure title="Columns" note={columns.length === 0 ? "all" : `${columns.length} chosen`}>
      <ToggleButtonGroup
        aria-label="Columns"
        selectionMode="multiple"
        className="download-columns"
        selectedKeys={new Set(columns)}
        onSelectionChange={(keys) => onChange(inOrder(columns, [...keys].map(String)))}
      >
        {[...own, ...ADDED].map((name) => (
          <ToggleButton key={name} id={name} className="chip">
            {columns.includes(name) && <span className="chip-note num">{columns.indexOf(name) + 1}</span>}
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <p className="small faint">The file has them in the order in which you choose them.</p>
      {columns.length > 0 && (
        <Button variant="plain" small onPress={() => onChange([])}>
          All columns
        </Button>
      )}
    </Disclosure>
  );
}

/** Those that were chosen before keep their order, and new ones follow. */
export function inOrder(before: readonly string[], chosen: readonly string[]): readonly string[] {
  return [...before.filter((name) => chosen.includes(name)), ...chosen.filter((name) => !before.includes(name))];
}
