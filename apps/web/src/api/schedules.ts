import {
  skipToken,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { Every, Run, Schedule, ScheduleInput, SchedulePreview, SchedulesPage } from "./schemas.ts";

const BUSY_INTERVAL_MS = 3000;
/** A schedule may start a run at any minute. */
const IDLE_INTERVAL_MS = 30_000;

export const SCHEDULES_KEY = ["schedules"] as const;

export function useSchedules(): UseInfiniteQueryResult<InfiniteData<SchedulesPage>> {
  return useInfiniteQuery({
    queryKey: [...SCHEDULES_KEY, "page"],
    queryFn: ({ pageParam, signal }) =>
      read(api.GET("/v1/schedules", { params: { query: { cursor: pageParam, limit: 50 } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.schedules.some(hasRunUnderWay)) === true
        ? BUSY_INTERVAL_MS
        : IDLE_INTERVAL_MS,
  });
}

export function useSchedule(id: string | undefined): UseQueryResult<Schedule> {
  return useQuery({
    queryKey: [...SCHEDULES_KEY, id],
    queryFn: ({ signal }) => read(api.GET("/v1/schedules/{id}", { params: { path: { id: id ?? "" } }, signal })),
    enabled: id !== undefined,
  });
}

/** How many contacts a schedule would check, and when it would run next. */
export type PreviewInput = Pick<ScheduleInput, "target" | "older_than_days" | "every" | "cron" | "time_zone">;

export function usePreview(input: PreviewInput | null): UseQueryResult<SchedulePreview> {
  return useQuery({
    queryKey: ["schedule-preview", input],
    queryFn:
      input === null
        ? skipToken
        : ({ signal }) => read(api.POST("/v1/schedules/preview", { body: timing(input), signal })),
    placeholderData: (previous) => previous,
    retry: false,
  });
}

export function createSchedule(input: ScheduleInput): Promise<Schedule> {
  return read(api.POST("/v1/schedules", { body: timing(input) }));
}

export function changeSchedule(
  id: string,
  changes: Partial<ScheduleInput & Pick<Schedule, "paused">>,
): Promise<Schedule> {
  return read(api.PATCH("/v1/schedules/{id}", { params: { path: { id } }, body: timing(changes) }));
}

export async function deleteSchedule(id: string): Promise<void> {
  await read(api.DELETE("/v1/schedules/{id}", { params: { path: { id } } }));
}

export function runSchedule(id: string): Promise<Run> {
  return read(api.POST("/v1/schedules/{id}/run", { params: { path: { id } } }));
}

export function hasRunUnderWay({ last_runs }: Pick<Schedule, "last_runs">): boolean {
  return last_runs.some(({ state }) => state === "starting" || state === "running");
}

type Timing = Partial<Pick<ScheduleInput, "every" | "cron">>;

/** The API takes `every` or `cron`, without the other one as null. */
function timing<Input extends Timing>({ every, cron, ...rest }: Input): Omit<Input, keyof Timing> & OneTiming {
  return { ...rest, ...(every && { every }), ...(cron && { cron }) };
}

interface OneTiming {
  readonly every?: Every;
  readonly cron?: string;
}
