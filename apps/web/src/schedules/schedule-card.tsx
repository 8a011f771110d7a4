import { CalendarClock, CirclePause, CirclePlay, LoaderCircle, Pencil, Play, Trash2 } from "lucide-react";
import { useState, type ReactElement, type ReactNode } from "react";
import { useNavigate } from "react-router";
import { useList } from "../api/lists.ts";
import type { Schedule, Run } from "../api/schemas.ts";
import { hasRunUnderWay, changeSchedule, deleteSchedule, runSchedule, SCHEDULES_KEY } from "../api/schedules.ts";
import { formatDateTime } from "../format/time.ts";
import { Button } from "../kit/button.tsx";
import { Confirm } from "../kit/dialog.tsx";
import { Menu } from "../kit/menu.tsx";
import { Moment, Until } from "../kit/time.tsx";
import { dueWords, EVERY_WORDS, spreadWords, targetWords } from "../words/schedules.ts";
import { Allowed } from "../sign-in/allowed.tsx";
import { LastRuns } from "./last-runs.tsx";
import { readCron } from "./read-cron.ts";
import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { plural } from "../format/number.ts";
import { announce, announceProblem } from "../kit/toast.tsx";

export function ScheduleCard({ schedule }: { readonly schedule: Schedule }): ReactElement {
  const { name, paused, time_zone, next_run_at } = schedule;
  const [isDeleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  const list = useList(schedule.target.type === "list" ? schedule.target.list_id : null).data;
  const { run, pause, remove } = useScheduleActions(schedule);
  const isBusy = hasRunUnderWay(schedule);
  return (
    <li className="panel schedule">
      <div className="schedule-head">
        <div className="schedule-name">
          <h2>{name}</h2>
          <p className="soft">{targetWords(schedule.target, list?.name)}</p>
        </div>
        <StateBadge isBusy={isBusy} isPaused={paused} />
        <Allowed scope="verify">
          <div className="schedule-actions">
            <Button
              small
              icon={<Play size={14} aria-hidden />}
              isDisabled={isBusy}
              isPending={run.isPending}
              onPress={() => run.mutate()}
              aria-label={`Run now: ${name}`}
            >
              Run now
            </Button>
            <Menu
              label={`More about ${name}`}
              choices={[
                {
                  label: "Edit",
                  icon: <Pencil size={15} aria-hidden />,
                  onAction: () => void navigate(`/schedules/${schedule.id}`),
                },
                {
                  label: paused ? "Resume" : "Pause",
                  icon: paused ? <CirclePlay size={15} aria-hidden /> : <CirclePause size={15} aria-hidden />,
                  onAction: () => pause.mutate(!paused),
                },
                {
                  label: "Delete",
                  icon: <Trash2 size={15} aria-hidden />,
                  onAction: () => setDeleting(true),
                  danger: true,
                },
              ]}
            />
          </div>
        </Allowed>
      </div>
      <dl className="schedule-facts">
        <Fact term="When" note={time_zone.replaceAll("_", " ")}>
          {timingWords(schedule)}
        </Fact>
        <Fact term="Next run" note={!paused && next_run_at !== null && <NextThere at={next_run_at} zone={time_zone} />}>
          {paused ? "Paused" : next_run_at === null ? "Not scheduled" : <Moment at={next_run_at} />}
        </Fact>
        <Fact term="Contacts">{dueWords(schedule.older_than_days)}</Fact>
        <Fact term="Speed">{spreadWords(schedule)}</Fact>
      </dl>
      <LastRuns runs={schedule.last_runs} />
      <Confirm
        title="Delete this schedule?"
        action="Delete schedule"
        isOpen={isDeleting}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setDeleting(false)}
      >
        “{name}” won't run any more. Contacts and results are kept.
      </Confirm>
    </li>
  );
}

function timingWords({ every, cron }: Schedule): string {
  if (every !== null) return EVERY_WORDS[every];
  const reading = readCron(cron ?? "");
  return "words" in reading ? reading.words : (cron ?? "");
}

/** Time until the run, and its time in the schedule's zone where that isn't the browser's. */
function NextThere({ at, zone }: { readonly at: string; readonly zone: string }): ReactElement {
  const isOwn = zone === Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <Until at={at} />
      {!isOwn && ` · ${formatDateTime(at, undefined, zone)}`}
    </>
  );
}

function StateBadge({ isBusy, isPaused }: { readonly isBusy: boolean; readonly isPaused: boolean }): ReactElement {
  if (isBusy)
    return (
      <span className="badge badge-accent">
        <LoaderCircle size={13} aria-hidden className="spinner" /> Running
      </span>
    );
  return isPaused ? (
    <span className="badge badge-risky">
      <CirclePause size={13} aria-hidden /> Paused
    </span>
  ) : (
    <span className="badge badge-neutral">
      <CalendarClock size={13} aria-hidden /> Scheduled
    </span>
  );
}

interface FactProps {
  readonly term: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

function Fact({ term, note, children }: FactProps): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
      {note !== undefined && note !== false && <dd className="small faint">{note}</dd>}
    </div>
  );
}

interface ScheduleActions {
  readonly run: UseMutationResult<Run, unknown, void>;
  readonly pause: UseMutationResult<Schedule, unknown, boolean>;
  readonly remove: UseMutationResult<void, unknown, void>;
}

/** The actions of a schedule; each confirms and refetches. */
function useScheduleActions({ id, name, spread_hours }: Schedule): ScheduleActions {
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: SCHEDULES_KEY });
  return {
    run: useMutation({
      mutationFn: () => runSchedule(id),
      onSuccess: ({ total }) => {
        const hours = spread_hours > 0 ? ` over the next ${plural(spread_hours, "hour")}` : "";
        announce(
          total > 0 ? `“${name}”: checking ${plural(total, "contact")}${hours}` : `“${name}”: no outdated results`,
        );
        return refresh();
      },
      onError: announceProblem,
    }),
    pause: useMutation({
      mutationFn: (paused: boolean) => changeSchedule(id, { paused }),
      onSuccess: (schedule) => {
        announce(schedule.paused ? `“${name}” is paused` : `“${name}” is resumed`);
        return refresh();
      },
      onError: announceProblem,
    }),
    remove: useMutation({
      mutationFn: () => deleteSchedule(id),
      onSuccess: () => {
        announce(`“${name}” was deleted`);
        return refresh();
      },
      onError: announceProblem,
    }),
  };
}
