import type { ReactElement } from "react";
import { useParams } from "react-router";
import { useSchedule } from "../api/schedules.ts";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton } from "../kit/page.tsx";
import { draftOf, firstDraft } from "./schedule-draft.ts";
import { ScheduleForm } from "./schedule-form.tsx";
import "./schedules.css";

/** Makes a schedule, or changes one. */
export function Component(): ReactElement {
  const { id } = useParams();
  const schedule = useSchedule(id);
  return (
    <div className="page">
      <PageHeader
        title={id === undefined ? "New schedule" : "Change the schedule"}
        lead="Whom to check again, how often, and how gently."
      />
      {id === undefined && (
        <ScheduleForm id={null} first={firstDraft(Intl.DateTimeFormat().resolvedOptions().timeZone)} />
      )}
      {id !== undefined && schedule.isPending && <Skeleton height={480} label="Loading the schedule" />}
      {schedule.isError && <ProblemNotice error={schedule.error} onRetry={() => void schedule.refetch()} />}
      {schedule.data !== undefined && (
        <ScheduleForm key={schedule.data.id} id={schedule.data.id} first={draftOf(schedule.data)} />
      )}
    </div>
  );
}
