import { FlagTriangleRight, Pause, Play, Square } from "lucide-react";
import { useState, type ReactElement } from "react";
import { Link } from "react-router";
import type { List, Reason, Run, StatusCounts } from "../api/schemas.ts";
import { formatTimeLeft } from "../format/duration.ts";
import { formatClock } from "../format/time.ts";
import { formatCount, formatShare, plural } from "../format/number.ts";
import { asSentence } from "../format/sentence.ts";
import { Button } from "../kit/button.tsx";
import { Confirm } from "../kit/dialog.tsx";
import { Notice } from "../kit/notice.tsx";
import { Ago, Clock } from "../kit/time.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { StatusBar, statusTotals } from "../status/status-bar.tsx";
import { StallNotice, STALL_WORDS } from "../status/stall-notice.tsx";
import { StatusIcon } from "../status/status-icon.tsx";
import { pacingKeyName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";
import { useListActions } from "./use-list-actions.ts";

interface ProgressPanelProps {
  readonly list: List;
  readonly run: Run;
  readonly isInterrupted: boolean;
}

/** The progress of a run, what it waits for, and its controls. */
export function ProgressPanel({ list, run, isInterrupted }: ProgressPanelProps): ReactElement {
  const counts = statusTotals(run.counts);
  const isPaused = run.state === "paused";
  return (
    <section className="panel progress" aria-label="Progress">
      <div className="progress-head">
        <div>
          <p className="progress-headline num">
            <strong>{formatShare(run.done, run.total)}</strong>
            <span className="soft">
              {formatCount(run.done)} of {formatCount(run.total)}
            </span>
          </p>
          <p className="soft num">
            {isPaused ? pausedWords(run) : paceWords(run)}
            {run.started_at !== null && (
              <>
                {" "}
                · started <Ago at={run.started_at} />
              </>
            )}
            {isInterrupted && <span className="tone-risky"> · live view interrupted, reconnecting…</span>}
          </p>
        </div>
        <Allowed scope="verify">
          <RunControls list={list} run={run} />
        </Allowed>
      </div>
      <div
        role="progressbar"
        aria-label="Addresses answered"
        aria-valuemin={0}
        aria-valuemax={run.total}
        aria-valuenow={run.done}
        aria-valuetext={`${formatCount(run.done)} of ${formatCount(run.total)}`}
      >
        <StatusBar counts={counts} total={run.total} size="large" isDecorative />
      </div>
      <CountsByStatus counts={counts} done={run.done} />
      {isPaused && run.pause_reason != null && (
        <Notice tone="warning" isLive title="Rollcall has paused this list.">
          {asSentence(run.pause_reason)}
        </Notice>
      )}
      {run.stall_reason != null && <StallNotice reason={run.stall_reason} />}
      <WaitingWords run={run} />
      <BlockedWords run={run} />
      {run.slowest !== null && !run.time_left.blocked.some(({ key }) => key === run.slowest?.pacing_key) && (
        <Notice
          tone="info"
          title={`${plural(run.slowest.backlog, "address is", "addresses are")} waiting for ${pacingKeyName(run.slowest.pacing_key, run.slowest.provider)}.`}
          actions={
            <Link to={`/providers?q=${encodeURIComponent(run.slowest.pacing_key)}`} className="small">
              Details
            </Link>
          }
        >
          {asSentence(run.slowest.reason)}
        </Notice>
      )}
    </section>
  );
}

/** A run that Rollcall paused says below when it continues. */
function pausedWords(run: Run): string {
  return run.pause_reason === null ? "Paused: nothing is checked until you resume" : "Paused";
}

function paceWords(run: Run): string {
  if (run.stall_reason != null) return asSentence(STALL_WORDS[run.stall_reason].short);
  const rate = run.rate_per_minute === null ? null : `${formatCount(Math.round(run.rate_per_minute))} a minute`;
  return [rate, timeLeftWords(run, Date.now())].filter((part) => part !== null).join(" · ");
}

/** “95 % by 14:20, all by 16:05” where that is some time off. */
function timeLeftWords({ time_left: { most, all } }: Run, nowMs: number): string {
  const at = all?.at ?? null;
  if (most === null || at === null || Date.parse(at) - nowMs < SOON_MS) return formatTimeLeft(at, nowMs);
  const share = formatShare(most.share, 1);
  const [mostAt, allAt] = [formatClock(most.at, nowMs), formatClock(at, nowMs)];
  return `${formatTimeLeft(at, nowMs)}: ${mostAt === allAt ? "" : `${share} by ${mostAt}, `}all by ${allAt}`;
}

const SOON_MS = 60_000;

/** Blocked providers shown. */
const BLOCKED_SHOWN = 3;

/** Who can't be asked now, until when and why. */
function BlockedWords({ run }: { readonly run: Run }): ReactElement | null {
  const { blocked } = run.time_left;
  if (blocked.length === 0) return null;
  return (
    <ul className="waiting soft num">
      {blocked.slice(0, BLOCKED_SHOWN).map(({ key, provider, count, until, why }) => (
        <li key={key}>
          {plural(count, "address waits", "addresses wait")} for {pacingKeyName(key, provider)} until{" "}
          <Clock at={until} />: {why}
        </li>
      ))}
    </ul>
  );
}

function CountsByStatus(props: { readonly counts: StatusCounts; readonly done: number }): ReactElement {
  return (
    <dl className="status-counts">
      {STATUSES.map((status) => (
        <div key={status}>
          <dt>
            <StatusIcon status={status} /> {STATUS_WORDS[status].label}
          </dt>
          <dd className="num">
            {formatCount(props.counts[status] ?? 0)}
            <span className="faint small"> {formatShare(props.counts[status] ?? 0, props.done)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Where the open addresses are, and which wait for another try. */
function WaitingWords({ run }: { readonly run: Run }): ReactElement | null {
  const { resolving, due, held, retry, next_retry_at, retry_reasons } = run.waiting;
  const parts = [
    resolving > 0 && `${formatCount(resolving)} finding mail servers`,
    held > 0 && `${formatCount(held)} checking now`,
    due > 0 && `${formatCount(due)} queued`,
  ].filter((part) => part !== false);
  const reasons = Object.entries(retry_reasons) as [Reason, number][];
  if (parts.length === 0 && retry === 0) return null;
  return (
    <div className="waiting soft num">
      {parts.length > 0 && <p>{parts.join(" · ")}</p>}
      {retry > 0 && (
        <p>
          {plural(retry, "address", "addresses")} will be retried
          {next_retry_at !== null && (
            <>
              , next at <Clock at={next_retry_at} />
            </>
          )}
          {reasons.length > 0 && (
            <span className="faint">
              {" "}
              (
              {reasons
                .map(([reason, count]) => `${wordsOf(reason).label.toLowerCase()}: ${formatCount(count)}`)
                .join(", ")}
              )
            </span>
          )}
        </p>
      )}
    </div>
  );
}

function RunControls({ list, run }: { readonly list: List; readonly run: Run }): ReactElement {
  const { control } = useListActions(list);
  const [asked, setAsked] = useState<"finish" | "cancel" | null>(null);
  const isPaused = run.state === "paused";
  const open = run.total - run.done;
  const confirm = (action: "finish" | "cancel"): void => {
    setAsked(null);
    control.mutate(action);
  };
  return (
    <div className="run-controls">
      {isPaused ? (
        <Button
          variant="primary"
          icon={<Play size={15} aria-hidden />}
          isPending={control.isPending}
          onPress={() => control.mutate("resume")}
        >
          Resume
        </Button>
      ) : (
        <Button
          icon={<Pause size={15} aria-hidden />}
          isDisabled={run.state === "starting"}
          isPending={control.isPending}
          onPress={() => control.mutate("pause")}
        >
          Pause
        </Button>
      )}
      <Button
        icon={<FlagTriangleRight size={14} aria-hidden />}
        isDisabled={run.ended_by === "finished"}
        onPress={() => setAsked("finish")}
      >
        {run.ended_by === "finished" ? "Finishing" : "Finish now"}
      </Button>
      <Button icon={<Square size={14} aria-hidden />} onPress={() => setAsked("cancel")}>
        Stop
      </Button>
      <Confirm
        title="Finish this list now?"
        action="Finish now"
        keep="Continue"
        isOpen={asked === "finish"}
        onClose={() => setAsked(null)}
        onConfirm={() => confirm("finish")}
      >
        {plural(open, "address stays", "addresses stay")} unanswered: unknown, “{wordsOf("not_answered_yet").label}”,
        with the last reply of its server, if any. The list then counts as done. You can check the rest again later.
      </Confirm>
      <Confirm
        title="Stop checking this list?"
        action="Stop checking"
        keep="Continue"
        isOpen={asked === "cancel"}
        onClose={() => setAsked(null)}
        onConfirm={() => confirm("cancel")}
      >
        Results so far are kept. The other addresses stay unchecked; you can check them later. To continue later where
        you left off, pause instead.
      </Confirm>
    </div>
  );
}
