import type { ContactFilter, Every, Schedule, ScheduleInput, ScheduleTarget } from "../api/schemas.ts";
import type { PreviewInput } from "../api/schedules.ts";
import { readCron } from "./read-cron.ts";

/** The form's state: each option keeps its value while another is selected. */
export interface ScheduleDraft {
  readonly name: string;
  readonly target: ScheduleTarget["type"];
  readonly listId: string | null;
  readonly filter: ContactFilter;
  readonly timing: Every | "cron";
  readonly cron: string;
  readonly timeZone: string;
  readonly age: "stale" | "days";
  readonly days: number;
  readonly spreadHours: number;
  readonly hasDailyLimit: boolean;
  readonly dailyLimit: number;
}

/** A new schedule: outdated results, every week, spread over hours. */
export function firstDraft(timeZone: string): ScheduleDraft {
  return {
    name: "",
    target: "all",
    listId: null,
    filter: {},
    timing: "weekly",
    cron: "0 6 * * 1",
    timeZone,
    age: "stale",
    days: 30,
    spreadHours: 6,
    hasDailyLimit: false,
    dailyLimit: 5000,
  };
}

export function draftOf(schedule: Schedule): ScheduleDraft {
  const { target, every, cron, older_than_days, daily_limit } = schedule;
  const first = firstDraft(schedule.time_zone);
  return {
    ...first,
    name: schedule.name,
    target: target.type,
    listId: target.type === "list" ? target.list_id : null,
    filter: target.type === "filter" ? target.filter : {},
    timing: every ?? "cron",
    cron: cron ?? first.cron,
    age: older_than_days === null ? "stale" : "days",
    days: older_than_days ?? first.days,
    spreadHours: schedule.spread_hours,
    hasDailyLimit: daily_limit !== null,
    dailyLimit: daily_limit ?? first.dailyLimit,
  };
}

export type DraftProblems = Partial<Record<"name" | "target" | "cron", string>>;

export interface DraftFieldsProps {
  readonly draft: ScheduleDraft;
  readonly onChange: (changes: Partial<ScheduleDraft>) => void;
  readonly problems: DraftProblems;
}

/** What is missing, by field. */
export function problemsOf(draft: ScheduleDraft): DraftProblems {
  const reading = draft.timing === "cron" ? readCron(draft.cron) : null;
  return {
    ...(draft.name.trim() === "" && { name: "Enter a name." }),
    ...(draft.target === "list" && draft.listId === null && { target: "Choose a list." }),
    ...(draft.target === "filter" &&
      isEmpty(draft.filter) && { target: "Set at least one filter, or choose all contacts." }),
    ...(reading !== null && "problem" in reading && { cron: reading.problem }),
  };
}

/** The schedule of a draft without problems. */
export function inputOf(draft: ScheduleDraft): ScheduleInput {
  const isCron = draft.timing === "cron";
  return {
    name: draft.name.trim(),
    target: targetOf(draft),
    every: draft.timing === "cron" ? null : draft.timing,
    cron: isCron ? draft.cron.trim().replaceAll(/\s+/gu, " ") : null,
    time_zone: draft.timeZone,
    older_than_days: draft.age === "days" ? draft.days : null,
    spread_hours: draft.spreadHours,
    daily_limit: draft.hasDailyLimit ? draft.dailyLimit : null,
  };
}

/** The input of the preview, which needs no name; null while the target or the time is invalid. */
export function previewOf(draft: ScheduleDraft): PreviewInput | null {
  const { target, cron } = problemsOf(draft);
  if (target !== undefined || cron !== undefined) return null;
  const input = inputOf(draft);
  return {
    target: input.target,
    older_than_days: input.older_than_days,
    every: input.every,
    cron: input.cron,
    time_zone: input.time_zone,
  };
}

function targetOf({ target, listId, filter }: ScheduleDraft): ScheduleTarget {
  if (target === "list") return { type: "list", list_id: listId ?? "" };
  return target === "filter" ? { type: "filter", filter: withoutBlanks(filter) } : { type: "all" };
}

function withoutBlanks(filter: ContactFilter): ContactFilter {
  return Object.fromEntries(
    Object.entries(filter)
      .map(([key, value]) => [key, value.trim()])
      .filter(([, value]) => value !== ""),
  );
}

function isEmpty(filter: ContactFilter): boolean {
  return Object.keys(withoutBlanks(filter)).length === 0;
}
