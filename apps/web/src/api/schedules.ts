import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { request, withQuery } from "./client.ts";
import type { Run, Schedule, ScheduleInput, SchedulePreview, SchedulesPage } from "./schemas.ts";

/** While a scheduled run goes on, its figures move. */
const BUSY_INTERVAL_MS = 3000;
/** A schedule may start a run at any minute. */
const IDLE_INTERVAL_MS = 30_000;

export const SCHEDULES_KEY = ["schedules"] as const;

/** Schedules, the latest first. */
export function useSchedules(): UseInfiniteQueryResult<InfiniteData<SchedulesPage>> {
  return useInfiniteQuery({
    queryKey: [...SCHEDULES_KEY, "page"],
    queryFn: ({ pageParam, signal }) =>
      request<SchedulesPage>(withQuery("/v1/schedules", { cursor: pageParam, limit: 50 }), { signal }),
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
    queryFn: ({ signal }) => request<Schedule>(schedulePath(id ?? ""), { signal }),
    enabled: id !== undefined,
  });
}

/** How many contacts a schedule would ask, and when it would run next. */
export type PreviewInput = Pick<ScheduleInput, "target" | "older_than_days" | "every" | "cron" | "time_zone">;

export function usePreview(input: PreviewInput | null): UseQueryResult<SchedulePreview> {
  return useQuery({
    queryKey: ["schedule-preview", input],
    queryFn: ({ signal }) =>
      request<SchedulePreview>("/v1/schedules/preview", { method: "POST", body: timing(input ?? {}), signal }),
    enabled: input !== null,
    placeholderData: (previous) => previous,
    retry: false,
  });
}

export function createSchedule(input: ScheduleInput): Promise<Schedule> {
  return request("/v1/schedules", { method: "POST", body: timing(input) });
}

export function changeSchedule(
  id: string,
  changes: Partial<ScheduleInput & Pick<Schedule, "paused">>,
): Promise<Schedule> {
  return request(schedulePath(id), { method: "PATCH", body: timing(changes) });
}

export function deleteSchedule(id: string): Promise<void> {
  return request(schedulePath(id), { method: "DELETE" });
}

export function runSchedule(id: string): Promise<Run> {
  return request(`${schedulePath(id)}/run`, { method: "POST" });
}

export function hasRunUnderWay({ last_runs }: Pick<Schedule, "last_runs">): boolean {
  return last_runs.some(({ state }) => state === "starting" || state === "running");
}

/** The API takes `every` or `cron`, and not the other one as null. */
function timing<T extends { readonly every?: unknown; readonly cron?: unknown }>(input: T): Partial<T> {
  const { every, cron, ...rest } = input;
  return { ...rest, ...(every ? { every } : {}), ...(cron ? { cron } : {}) } as Partial<T>;
}

function schedulePath(id: string): string {
  return `/v1/schedules/${encodeURIComponent(id)}`;
}
