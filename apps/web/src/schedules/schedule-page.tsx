import type { ReactElement } from "react";
import { useParams } from "react-router";
import { useSchedule } from "../api/schedules.ts";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton } from "../kit/page.tsx";
import { draftOf, firstDraft } from "./schedule-draft.ts";
import { ScheduleForm } from "./schedule-form.tsx";
import "./schedules.css";

export function Component(): ReactElement {
  const { id } = useParams();
  const schedule = useSchedule(id);
  return (
    <div className="page">
      <PageHeader
        title={id === undefined ? "New schedule" : "Edit schedule"}
        lead="Which contacts to check again, how often, and how fast."
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
