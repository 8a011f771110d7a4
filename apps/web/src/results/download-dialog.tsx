import { Download } from "lucide-react";
import { useState, type ReactElement } from "react";
import { Checkbox, CheckboxGroup } from "react-aria-components";
import { exportPath, useSummary } from "../api/lists.ts";
import type { List, Status, StatusCounts, Summary } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { Choices, CheckMark } from "../kit/choices.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Select } from "../kit/fields.tsx";
import { Notice } from "../kit/notice.tsx";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";
import {
  exportQuery,
  FIRST_CHOICE,
  FORMATS,
  PRESETS,
  TARGETS,
  type ExportChoice,
  type Format,
  type Preset,
} from "./export-choice.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { SavedDownloads } from "./saved-downloads.tsx";
import "./download.css";

/** Chooses rows and format; the browser downloads the file. */
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
          Download {choice.byStatus ? "ZIP" : FORMATS[choice.format].label}
        </a>
      }
    >
      {open > 0 && list.run?.state !== "cancelled" && (
        <Notice tone="warning" title={`${plural(open, "address is", "addresses are")} not checked yet.`}>
          The file holds the results so far; rows without a result have no status.
        </Notice>
      )}
      <div className="download-grid">
        <Presets choice={choice} onChange={change} summary={summary.data} list={list} />
        <Formats choice={choice} onChange={change} list={list} />
      </div>
      <SavedDownloads listId={list.id} query={exportQuery(choice)} onDownload={onClose} />
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
  list,
}: PartProps & { readonly summary: Summary | undefined; readonly list: List }): ReactElement {
  const several = list.analysis?.several_addresses ?? 0;
  const figureOf = (statuses: readonly Status[]): string =>
    summary === undefined
      ? ""
      : several > 0 && !choice.perAddress
        ? rowWords(summary, statuses, choice.withoutDuplicates)
        : figureWords(summary, statuses, choice.withoutDuplicates);
  const presets = Object.entries(PRESETS) as [Exclude<Preset, "custom">, (typeof PRESETS)["safe"]][];
  return (
    <div className="download-part">
      <Choices
        label="What to download"
        value={choice.preset}
        onChange={(preset) => onChange({ preset })}
        choices={[
          ...presets.map(([id, { label, note, holds }]) => ({
            id,
            label,
            means: note,
            figure: id === "everything" ? plural(list.row_count, "row") : figureOf(holds),
          })),
          {
            id: "custom" as const,
            label: "Custom",
            means: "Choose statuses",
            figure: choice.preset === "custom" ? figureOf(choice.statuses) : "",
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
        </div>
      )}
      {several > 0 && (
        <div className="download-custom">
          <Checkbox
            className="check"
            isSelected={choice.perAddress}
            onChange={(perAddress) => onChange({ perAddress })}
          >
            <CheckMark />
            One line for each address
          </Checkbox>
          <p className="soft">
            {plural(several, "row names", "rows name")} more than one address. Otherwise a row has its best one, and the
            others beside it in rc_other_emails.
          </p>
        </div>
      )}
      {choice.preset !== "everything" && (
        <div className="download-custom">
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

/** What a download of rows with several addresses holds. How many of them show the same address is not known. */
function rowWords({ rows_by_status: rows }: Summary, statuses: readonly Status[], isUnique: boolean): string {
  if (rows === null) return "";
  return (
    (isUnique ? "up to " : "") +
    plural(
      statuses.reduce((total, status) => total + (rows[status] ?? 0), 0),
      "row",
    )
  );
}

/** What a download holds: addresses, and rows where duplicates make them more. */
export function figureWords(summary: Summary, statuses: readonly Status[], withoutDuplicates: boolean): string {
  const sum = (counts: StatusCounts): number => statuses.reduce((total, status) => total + (counts[status] ?? 0), 0);
  const addresses = sum(summary.by_status);
  const rows = summary.rows_by_status === null || withoutDuplicates ? addresses : sum(summary.rows_by_status);
  const words = plural(addresses, "address", "addresses");
  return rows === addresses ? words : `${words}, ${plural(rows, "row")}`;
}

function Formats({ choice, onChange, list }: PartProps & { readonly list: List }): ReactElement {
  const isCsv = choice.format === "csv" || choice.format === "csv_excel";
  return (
    <div className="download-part">
      <Choices
        label="Format"
        value={choice.format}
        onChange={(format) => onChange({ format })}
        choices={(Object.entries(FORMATS) as [Format, (typeof FORMATS)["csv"]][]).map(([id, { label, note }]) => ({
          id,
          label,
          means: note,
        }))}
      />
      <div className="download-custom">
        <Select
          label="Columns for"
          value={choice.target}
          onChange={(target) => onChange({ target: target as ExportChoice["target"] })}
          options={Object.entries(TARGETS).map(([id, label]) => ({ id, label }))}
        />
        {choice.target !== "none" && (
          <p className="soft">
            The columns have the names that its import knows. Rows without an address are left out.
          </p>
        )}
        <Checkbox
          className="check"
          isDisabled={!isCsv}
          isSelected={isCsv && choice.semicolon}
          onChange={(semicolon) => onChange({ semicolon })}
        >
          <CheckMark />
          Use semicolons (European Excel)
        </Checkbox>
        <Checkbox
          className="check"
          isDisabled={choice.format === "xlsx" || choice.byStatus}
          isSelected={choice.gzip && choice.format !== "xlsx" && !choice.byStatus}
          onChange={(gzip) => onChange({ gzip })}
        >
          <CheckMark />
          Compressed (.gz)
        </Checkbox>
        <Checkbox className="check" isSelected={choice.byStatus} onChange={(byStatus) => onChange({ byStatus })}>
          <CheckMark />A file for each status (.zip)
        </Checkbox>
        {choice.target === "none" && (
          <ColumnChoice list={list} columns={choice.columns} onChange={(columns) => onChange({ columns })} />
        )}
      </div>
    </div>
  );
}
