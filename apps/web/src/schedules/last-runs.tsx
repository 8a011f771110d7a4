import type { ReactElement } from "react";
import { ProgressBar } from "react-aria-components";
import { Link } from "react-router";
import type { ScheduledRun } from "../api/schemas.ts";
import { ChangeCountList } from "../changes/change-counts.tsx";
import { formatCount, plural } from "../format/number.ts";
import { Disclosure } from "../kit/disclosure.tsx";
import { Moment } from "../kit/time.tsx";

const SHOWN = 2;

/** A schedule's runs, newest first, with what changed. */
export function LastRuns({ runs }: { readonly runs: readonly ScheduledRun[] }): ReactElement {
  if (runs.length === 0) return <p className="small faint schedule-no-runs">It hasn't run yet.</p>;
  const earlier = runs.slice(SHOWN);
  return (
    <div className="last-runs">
      <RunList runs={runs.slice(0, SHOWN)} />
      {earlier.length > 0 && (
        <Disclosure title="Earlier runs" note={String(earlier.length)}>
          <RunList runs={earlier} />
        </Disclosure>
      )}
    </div>
  );
}

function RunList({ runs }: { readonly runs: readonly ScheduledRun[] }): ReactElement {
  return (
    <ul>
      {runs.map((run) => (
        <li key={run.run_id} className="last-run">
          <span className="last-run-at">
            <Moment at={run.started_at ?? run.planned_at} />
          </span>
          <span className="last-run-asked soft small">
            <Asked run={run} />
          </span>
          <ChangeCountList counts={run.changes} />
          <Link to={`/runs/${encodeURIComponent(run.run_id)}/changes`} className="last-run-link small">
            Details<span className="sr-only"> of this run's changes</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Asked({ run }: { readonly run: ScheduledRun }): ReactElement {
  if (run.state === "completed") return <>{run.total === 0 ? "No outdated results" : plural(run.total, "contact")}</>;
  if (run.state === "cancelled") return <>Stopped after {formatCount(run.done)}</>;
  if (run.state === "paused") return <>Paused at {formatCount(run.done)}</>;
  return (
    <ProgressBar
      className="last-run-progress"
      aria-label="Contacts checked"
      value={run.done}
      maxValue={Math.max(run.total, 1)}
      valueLabel={`${formatCount(run.done)} of ${plural(run.total, "contact")}`}
    >
      {({ percentage = 0, valueText }) => (
        <>
          <span>{valueText}</span>
          <span className="meter" aria-hidden>
            <span style={{ width: `${percentage}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
