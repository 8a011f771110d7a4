import { Download } from "lucide-react";
import { useState, type ReactElement } from "react";
import { Checkbox, CheckboxGroup } from "react-aria-components";
import { exportPath, useSummary } from "../api/lists.ts";
import type { List, Status, Summary } from "../api/schemas.ts";
import { formatCount } from "../format/number.ts";
import { Choices } from "../kit/choices.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { CheckMark } from "../kit/check-mark.tsx";
import { Notice } from "../kit/notice.tsx";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";
import {
  exportQuery,
  FIRST_CHOICE,
  FORMATS,
  PRESETS,
  type ExportChoice,
  type Format,
  type Preset,
} from "./export-choice.ts";
import "./download.css";

/** What to take away, and in which form. The browser fetches the file by itself. */
export default function DownloadDialog(props: { readonly list: List; readonly onClose: () => void }): ReactElement {
  const { list, onClose } = props;
  const [choice, setChoice] = useState<ExportChoice>(FIRST_CHOICE);
  const change = (changes: Partial<ExportChoice>): void => setChoice((now) => ({ ...now, ...changes }));
  const summary = useSummary(list.id, false);
  const open = (list.run?.total ?? 0) - (list.run?.done ?? 0);
  const isEmpty = choice.preset === "custom" && choice.statuses.length === 0;
  return (
    <Dialog
      title="Download"
      shape="wide"
      isOpen
      onClose={onClose}
      footer={
        <a
          className={isEmpty ? "button button-primary is-disabled" : "button button-primary"}
          aria-disabled={isEmpty}
          href={isEmpty ? undefined : exportPath(list.id, exportQuery(choice))}
          download
          onClick={onClose}
        >
          <Download size={16} aria-hidden />
          Download {FORMATS[choice.format].label}
        </a>
      }
    >
      {open > 0 && list.run?.state !== "cancelled" && (
        <Notice tone="warning" title={`${formatCount(open)} addresses are still open.`}>
          You get what is known now; rows without an answer have no status.
        </Notice>
      )}
      <div className="download-grid">
        <Presets choice={choice} onChange={change} summary={summary.data} rows={list.row_count} />
        <Formats choice={choice} onChange={change} />
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly choice: ExportChoice;
  readonly onChange: (changes: Partial<ExportChoice>) => void;
}

function Presets({
  choice,
  onChange,
  summary,
  rows,
}: PartProps & { readonly summary: Summary | undefined; readonly rows: number }): ReactElement {
  const countOf = (statuses: readonly Status[]): string =>
    summary === undefined
      ? ""
      : formatCount(statuses.reduce((sum, status) => sum + (summary.by_status[status] ?? 0), 0));
  const presets = Object.entries(PRESETS) as [Exclude<Preset, "custom">, (typeof PRESETS)["safe"]][];
  return (
    <div className="download-part">
      <Choices
        label="Which rows"
        value={choice.preset}
        onChange={(preset) => onChange({ preset })}
        choices={[
          ...presets.map(([id, { label, note, holds }]) => ({
            id,
            label,
            means: note,
            figure: id === "everything" ? formatCount(rows) : countOf(holds),
          })),
          {
            id: "custom" as const,
            label: "My own choice",
            means: "Tick what you want",
            figure: choice.preset === "custom" ? countOf(choice.statuses) : "",
          },
        ]}
      />
      {choice.preset === "custom" && (
        <div className="download-custom">
          <CheckboxGroup
            aria-label="Statuses"
            className="checks"
            value={[...choice.statuses]}
            onChange={(statuses) => onChange({ statuses: statuses as Status[] })}
          >
            {STATUSES.map((status) => (
              <Checkbox key={status} value={status} className="check">
                <CheckMark />
                {STATUS_WORDS[status].label}
              </Checkbox>
            ))}
          </CheckboxGroup>
          <Checkbox
            className="check"
            isSelected={choice.withoutDuplicates}
            onChange={(withoutDuplicates) => onChange({ withoutDuplicates })}
          >
            <CheckMark />
            Leave out duplicates
          </Checkbox>
        </div>
      )}
    </div>
  );
}

function Formats({ choice, onChange }: PartProps): ReactElement {
  const isCsv = choice.format === "csv" || choice.format === "csv_excel";
  return (
    <div className="download-part">
      <Choices
        label="As"
        value={choice.format}
        onChange={(format) => onChange({ format })}
        choices={(Object.entries(FORMATS) as [Format, (typeof FORMATS)["csv"]][]).map(([id, { label, note }]) => ({
          id,
          label,
          means: note,
        }))}
      />
      <div className="download-custom">
        <Checkbox
          className="check"
          isDisabled={!isCsv}
          isSelected={isCsv && choice.semicolon}
          onChange={(semicolon) => onChange({ semicolon })}
        >
          <CheckMark />
          Semicolons for commas (Excel in much of Europe)
        </Checkbox>
        <Checkbox
          className="check"
          isDisabled={choice.format === "xlsx"}
          isSelected={choice.gzip && choice.format !== "xlsx"}
          onChange={(gzip) => onChange({ gzip })}
        >
          <CheckMark />
          Compressed (.gz)
        </Checkbox>
      </div>
    </div>
  );
}
