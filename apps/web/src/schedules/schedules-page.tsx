import { CalendarClock, CalendarPlus } from "lucide-react";
import type { ReactElement } from "react";
import { useSchedules } from "../api/schedules.ts";
import { Button, LinkButton } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton, EmptyState } from "../kit/page.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { ScheduleCard } from "./schedule-card.tsx";
import "./schedules.css";

export function Component(): ReactElement {
  const schedules = useSchedules();
  const shown = schedules.data?.pages.flatMap((page) => page.schedules) ?? [];
  return (
    <div className="page">
      <PageHeader
        title="Schedules"
        lead="About 2% of addresses go bad each month. A schedule re-checks your contacts automatically and shows what changed."
        actions={
          shown.length > 0 && (
            <Allowed scope="verify">
              <LinkButton to="/schedules/new" variant="primary" icon={<CalendarPlus size={16} aria-hidden />}>
                New schedule
              </LinkButton>
            </Allowed>
          )
        }
      />
      {schedules.isPending && <Skeleton height={360} label="Loading the schedules" />}
      {schedules.isError && schedules.data === undefined && (
        <ProblemNotice error={schedules.error} onRetry={() => void schedules.refetch()} />
      )}
      {schedules.isSuccess && shown.length === 0 && <NoSchedules />}
      <ul className="schedules">
        {shown.map((schedule) => (
          <ScheduleCard key={schedule.id} schedule={schedule} />
        ))}
      </ul>
      {schedules.hasNextPage && (
        <div>
          <Button onPress={() => void schedules.fetchNextPage()} isPending={schedules.isFetchingNextPage}>
            Show older schedules
          </Button>
        </div>
      )}
    </div>
  );
}

function NoSchedules(): ReactElement {
  return (
    <div className="panel">
      <EmptyState
        icon={<CalendarClock size={24} aria-hidden />}
        title="No schedules yet"
        actions={
          <Allowed scope="verify">
            <LinkButton to="/schedules/new" variant="primary" icon={<CalendarPlus size={16} aria-hidden />}>
              Create schedule
            </LinkButton>
          </Allowed>
        }
      >
        A schedule re-checks all contacts, one list or a filtered part every week, month or quarter. It checks only
        outdated results, spread over some hours, and lists who became undeliverable and who came back.
      </EmptyState>
    </div>
  );
}
