import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import type { Schedule } from "../api/schemas.ts";
import { changeSchedule, deleteSchedule, runSchedule, SCHEDULES_KEY } from "../api/schedules.ts";
import type { Run } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { announce, announceProblem } from "../kit/toast.tsx";

interface ScheduleActions {
  readonly run: UseMutationResult<Run, unknown, void>;
  readonly pause: UseMutationResult<Schedule, unknown, boolean>;
  readonly remove: UseMutationResult<void, unknown, void>;
}

/** What can be done with a schedule; each says that it was done, and the page follows. */
export function useScheduleActions({ id, name, spread_hours }: Schedule): ScheduleActions {
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: SCHEDULES_KEY });
  return {
    run: useMutation({
      mutationFn: () => runSchedule(id),
      onSuccess: ({ total }) => {
        const hours = spread_hours > 0 ? ` over the next ${plural(spread_hours, "hour")}` : "";
        announce(total > 0 ? `“${name}” asks ${plural(total, "contact")}${hours}` : `“${name}”: nobody is due`);
        return refresh();
      },
      onError: announceProblem,
    }),
    pause: useMutation({
      mutationFn: (paused: boolean) => changeSchedule(id, { paused }),
      onSuccess: (schedule) => {
        announce(schedule.paused ? `“${name}” is paused` : `“${name}” runs again`);
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
