import type { ReactElement } from "react";
import { Link } from "react-router";
import type { List, Run, StatusCounts } from "../api/schemas.ts";
import { formatTimeLeft } from "../format/duration.ts";
import { formatCount, formatShare, plural } from "../format/number.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBar } from "../status/status-bar.tsx";
import { statusTotals } from "../status/status-counts.ts";
import { STALL_WORDS } from "../words/stall.ts";
import { StageBadge } from "./stage-badge.tsx";

/** One list: the whole row leads to it. */
export function ListRow({ list }: { readonly list: List }): ReactElement {
  return (
    <li className="list-row">
      <div className="list-row-name">
        <Link to={`/lists/${list.id}`} className="list-row-link cut">
          {list.name}
        </Link>
        {list.file_name !== list.name && <span className="small faint cut">{list.file_name}</span>}
      </div>
      <div className="list-row-rows num">
        {formatCount(list.row_count)}
        <span className="list-row-unit"> rows</span>
      </div>
      <div className="list-row-result">
        <Outcome list={list} />
      </div>
      <div className="list-row-stage">
        <StageBadge list={list} />
      </div>
      <div className="list-row-date small faint">
        <Ago at={list.created_at} />
      </div>
    </li>
  );
}

function Outcome({ list }: { readonly list: List }): ReactElement {
  const { run, analysis } = list;
  if (list.state === "failed")
    return <span className="small soft list-row-error">{list.error ?? "It could not be read."}</span>;
  if (run === null) {
    const text =
      list.state === "ready" && analysis !== null ? `${plural(analysis.unique, "address", "addresses")} to check` : "";
    return <span className="small soft">{text}</span>;
  }
  const counts = statusTotals(run.counts);
  return (
    <>
      <StatusBar counts={counts} total={run.total} />
      <span className="small soft num">{outcomeWords(run, counts)}</span>
    </>
  );
}

function outcomeWords(run: Run, counts: StatusCounts): string {
  const deliverable = `${formatShare(counts.deliverable ?? 0, run.total)} deliverable`;
  if (run.stall_reason != null) return `${deliverable} · ${STALL_WORDS[run.stall_reason].short}`;
  return run.state === "running" ? `${deliverable} · ${formatTimeLeft(run.seconds_left)}` : deliverable;
}
