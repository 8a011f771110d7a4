import { Check } from "lucide-react";
import { useState, type ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Preview } from "../api/schemas.ts";
import { formatShare } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { useIsNarrow } from "../kit/narrow.ts";
import { Notice } from "../kit/notice.tsx";
import { columnChoices, type ColumnChoice } from "./columns.ts";

const OFFERED_COLUMNS = 6;
const SHOWN_ROWS = 6;

interface PreviewTableProps {
  readonly preview: Preview;
  readonly columns: readonly number[];
  readonly onColumns: (columns: readonly number[]) => void;
}

/** Chooses the address columns, above the first rows. */
export function PreviewTable({ preview, columns, onColumns }: PreviewTableProps): ReactElement {
  const choices = columnChoices(preview);
  const [isAll, setAll] = useState(false);
  const offered = isAll
    ? choices
    : choices.filter((choice, at) => at < OFFERED_COLUMNS || columns.includes(choice.column));
  const isNarrow = useIsNarrow();
  // On a phone the chosen columns come first: others would push them out of view.
  const rank = ({ column }: ColumnChoice): number => (isNarrow && columns.includes(column) ? 0 : 1);
  const inOrder = choices.toSorted((a, b) => rank(a) - rank(b) || a.column - b.column);
  return (
    <>
      <div className="column-choice">
        <h3 id="column-choice">Which column has the email addresses?</h3>
        <ToggleButtonGroup
          aria-labelledby="column-choice"
          selectionMode="multiple"
          className="column-chips"
          selectedKeys={new Set(columns.map(String))}
          onSelectionChange={(keys) => onColumns([...keys].map(Number).sort((a, b) => a - b))}
        >
          {offered.map((choice) => (
            <ToggleButton key={choice.column} id={String(choice.column)} className="chip">
              {columns.includes(choice.column) && <Check size={14} aria-hidden />}
              {choice.name}
              {choice.share > 0 && <span className="chip-note num">{formatShare(choice.share, 1)}</span>}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {offered.length < choices.length && (
          <Button variant="plain" small onPress={() => setAll(true)}>
            Show all {choices.length} columns
          </Button>
        )}
        <p className="small faint">{guessWords(choices, columns)}</p>
      </div>
      {columns.length === 0 && (
        <Notice tone="warning" isLive title="Choose at least one column.">
          No column seems to contain email addresses. If one does, choose it.
        </Notice>
      )}
      <div className="preview-scroll" tabIndex={0} role="region" aria-label="First rows of the file">
        <table className="preview-table">
          <thead>
            <tr>
              {inOrder.map(({ column, name }) => (
                <th key={column} scope="col" className={columns.includes(column) ? "is-chosen" : ""}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.preview.slice(0, SHOWN_ROWS).map((row, at) => (
              <tr key={at}>
                {inOrder.map(({ column }) => (
                  <td key={column} className={columns.includes(column) ? "is-chosen" : ""}>
                    {row[column] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function guessWords(choices: readonly ColumnChoice[], columns: readonly number[]): string {
  const chosen = choices.filter((choice) => columns.includes(choice.column));
  const [first] = chosen;
  if (first === undefined) return "";
  if (chosen.length > 1) return "Each of these columns is checked.";
  if (first.share === 0) return "None of the sampled cells contains an email address.";
  return `${formatShare(first.share, 1)} of sampled cells contain an email address. Select another column to check it too.`;
}
