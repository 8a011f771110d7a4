import { Download, ListChecks, SearchX, ArrowRight } from "lucide-react";
import { useState, type ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useParams, useSearchParams } from "react-router";
import type { Change, ChangeCounts, ChangeKind } from "../api/schemas.ts";
import { changesExportPath, isUnderWay, useChanges, useRun } from "../api/runs.ts";
import type { Run } from "../api/schemas.ts";
import { ContactDrawer } from "../contacts/contact-drawer.tsx";
import { formatCount, plural } from "../format/number.ts";
import { Button, LinkButton } from "../kit/button.tsx";
import { Menu } from "../kit/menu.tsx";
import { Notice, ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton, EmptyState } from "../kit/page.tsx";
import { Moment, Ago } from "../kit/time.tsx";
import { FORMATS, type Format } from "../results/export-choice.ts";
import { CHANGE_KINDS, CHANGE_WORDS } from "../words/changes.ts";
import { ChangeIcon } from "./change-counts.tsx";
import "./changes.css";
import { StatusBadge } from "../status/status-icon.tsx";
import { wordsOf } from "../words/reasons.ts";

/** The contacts whose result changed in a run. */
export function Component(): ReactElement {
  const { id = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const kind = CHANGE_KINDS.find((known) => known === search.get("kind")) ?? null;
  const run = useRun(id);
  const underWay = run.data !== undefined && isUnderWay(run.data) ? run.data : null;
  const isBusy = underWay !== null;
  const changes = useChanges(id, kind ?? "", isBusy);
  const rows = changes.data?.pages.flatMap((page) => page.changes) ?? [];
  const counts = changes.data?.pages[0]?.counts;
  const [open, setOpen] = useState<Change | null>(null);
  return (
    <div className="page">
      <PageHeader
        title="What changed"
        lead={run.data !== undefined && <Lead run={run.data} />}
        actions={
          <>
            <LinkButton to="/schedules">Schedules</LinkButton>
            {counts !== undefined && sum(counts) > 0 && <DownloadMenu runId={id} />}
          </>
        }
      />
      {underWay !== null && (
        <Notice tone="info" isLive>
          Still running: {formatCount(underWay.done)} of {plural(underWay.total, "contact")} checked so far. Changes
          appear here as they are found.
        </Notice>
      )}
      {changes.isPending && <Skeleton height={400} label="Loading the changes" />}
      {changes.isError && changes.data === undefined && (
        <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />
      )}
      {counts !== undefined && sum(counts) === 0 && !isBusy && <NothingChanged />}
      {counts !== undefined && sum(counts) > 0 && (
        <Kinds
          counts={counts}
          kind={kind}
          onChoose={(next) => setSearch(next === null ? {} : { kind: next }, { replace: true })}
        />
      )}
      {rows.length > 0 && (
        <div className="panel panel-flush" aria-busy={changes.isPlaceholderData}>
          <div className="changes-head small faint" aria-hidden>
            <span>Address</span>
            <span>Before</span>
            <span />
            <span>Now</span>
            <span className="change-at">Checked</span>
          </div>
          <ul>
            {rows.map((change) => (
              <ChangeRow key={change.contact_id} change={change} onOpen={() => setOpen(change)} />
            ))}
          </ul>
        </div>
      )}
      {kind !== null && changes.isSuccess && rows.length === 0 && counts !== undefined && sum(counts) > 0 && (
        <div className="panel">
          <EmptyState icon={<SearchX size={24} aria-hidden />} title="No such changes">
            In this run: 0 {CHANGE_WORDS[kind].counted}.
          </EmptyState>
        </div>
      )}
      {changes.hasNextPage && (
        <div>
          <Button onPress={() => void changes.fetchNextPage()} isPending={changes.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
      {open !== null && (
        <ContactDrawer contact={{ id: open.contact_id, email: open.email, ...open.to }} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

const sum = (counts: ChangeCounts): number => CHANGE_KINDS.reduce((total, kind) => total + counts[kind], 0);

function Lead({ run }: { readonly run: Run }): ReactElement {
  return (
    <>
      Contacts whose result changed in the run of <Moment at={run.started_at ?? run.created_at} /> (
      {plural(run.total, "contact")} checked).
    </>
  );
}

interface KindsProps {
  readonly counts: ChangeCounts;
  readonly kind: ChangeKind | null;
  readonly onChoose: (kind: ChangeKind | null) => void;
}

/** Pressing a kind shows it alone. */
function Kinds({ counts, kind, onChoose }: KindsProps): ReactElement {
  return (
    <ToggleButtonGroup
      aria-label="Kind of change"
      className="changes-kinds"
      selectedKeys={kind === null ? [] : [kind]}
      onSelectionChange={(keys) => onChoose(([...keys][0] as ChangeKind | undefined) ?? null)}
    >
      {CHANGE_KINDS.map((name) => (
        <ToggleButton key={name} id={name} className="changes-kind">
          <span className="changes-kind-count num">{formatCount(counts[name])}</span>
          <span className="changes-kind-name">
            <ChangeIcon kind={name} />
            {CHANGE_WORDS[name].label}
          </span>
          <span className="small soft">{CHANGE_WORDS[name].means}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function DownloadMenu({ runId }: { readonly runId: string }): ReactElement {
  return (
    <Menu
      label="Download the changes"
      trigger={
        <Button variant="primary" icon={<Download size={16} aria-hidden />}>
          Download
        </Button>
      }
      choices={(Object.keys(FORMATS) as Format[]).map((format) => ({
        label: FORMATS[format].label,
        icon: <Download size={15} aria-hidden />,
        onAction: () => window.location.assign(changesExportPath(runId, format)),
      }))}
    />
  );
}

function NothingChanged(): ReactElement {
  return (
    <div className="panel">
      <EmptyState icon={<ListChecks size={24} aria-hidden />} title="Nothing changed">
        Every contact checked in this run has the same result as before.
      </EmptyState>
    </div>
  );
}

function ChangeRow({ change, onOpen }: { readonly change: Change; readonly onOpen: () => void }): ReactElement {
  return (
    <li className="change-row">
      <button type="button" className="row-open mono cut" onClick={onOpen}>
        {change.email}
      </button>
      <Then verdict={change.from} />
      <ArrowRight size={15} aria-label="is now" className="faint" />
      <Then verdict={change.to} />
      <span className="faint small change-at">
        <Ago at={change.to.checked_at} />
      </span>
    </li>
  );
}

function Then({ verdict }: { readonly verdict: Change["from"] }): ReactElement {
  if (verdict === null) return <span className="small faint">New</span>;
  return (
    <span className="change-verdict">
      <StatusBadge status={verdict.status} />
      <span className="small soft cut">{wordsOf(verdict.reason).label}</span>
    </span>
  );
}
