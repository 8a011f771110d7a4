import type { Schedule, ScheduleInput } from "../src/api/schemas.ts";
import { findContacts, isDue } from "./contact-routes.ts";
import { nextTimes, parseCron, timeOf } from "./fake-times.ts";
import { bodyOf, invalid, missing, ok, type Reply, type Request, type Route } from "./route.ts";
import { runJson, scheduledRun, startContactsRun } from "./run-routes.ts";
import type { World } from "./world.ts";

export function scheduleRoutes(world: World): readonly Route[] {
  const { schedules } = world.keeping;
  const withSchedule = (handle: (schedule: Schedule, request: Request) => Reply) => (request: Request) => {
    const schedule = schedules.get(request.id);
    return schedule === undefined ? missing("schedule") : handle(schedule, request);
  };
  const keep = (schedule: Schedule): Schedule => {
    const cron = timeOf(schedule.every, schedule.cron);
    const kept = {
      ...schedule,
      next_run_at: schedule.paused ? null : (nextTimes(cron, schedule.time_zone, Date.now(), 1)[0] ?? null),
    };
    schedules.set(kept.id, kept);
    return kept;
  };
  return [
    {
      method: "GET",
      pattern: /^\/v1\/schedules$/u,
      handle: () => ok({ schedules: [...schedules.values()], next_cursor: null }),
    },
    { method: "POST", pattern: /^\/v1\/schedules$/u, handle: (request) => create(world, request, keep) },
    { method: "POST", pattern: /^\/v1\/schedules\/preview$/u, handle: (request) => preview(world, request) },
    { method: "GET", pattern: /^\/v1\/schedules\/([^/]+)$/u, handle: withSchedule((schedule) => ok(schedule)) },
    {
      method: "PATCH",
      pattern: /^\/v1\/schedules\/([^/]+)$/u,
      handle: withSchedule((schedule, { body }) => {
        const changes = bodyOf(body) as Partial<Schedule>;
        const time = changes.cron ? { every: null } : changes.every ? { cron: null } : {};
        return ok(keep({ ...schedule, ...changes, ...time }));
      }),
    },
    {
      method: "DELETE",
      pattern: /^\/v1\/schedules\/([^/]+)$/u,
      handle: withSchedule(({ id }) => {
        schedules.delete(id);
        return { status: 204 };
      }),
    },
    {
      method: "POST",
      pattern: /^\/v1\/schedules\/([^/]+)\/run$/u,
      handle: withSchedule((schedule) => {
        const counts = { became_undeliverable: 4, came_back: 1, became_catch_all: 2, other: 0 };
        const run = startContactsRun(world, { total: dueOf(world, schedule), counts });
        const shown = scheduledRun(run, run.createdAt);
        schedules.set(schedule.id, { ...schedule, last_runs: [shown, ...schedule.last_runs] });
        return ok(runJson(run), 201);
      }),
    },
  ];
}

type Timed = Pick<ScheduleInput, "target" | "older_than_days" | "every" | "cron" | "time_zone">;

function contactsOf(world: World, { target }: Timed): ReturnType<typeof findContacts> {
  if (target.type !== "list") return findContacts(world, target.type === "filter" ? target.filter : {}, null);
  return findContacts(world, {}, null).slice(0, (world.lists.get(target.list_id)?.rows.length ?? 0) / 2);
}

function dueOf(world: World, timed: Timed): number {
  const { older_than_days } = timed;
  if (older_than_days === null) return contactsOf(world, timed).filter(isDue).length;
  const before = new Date(Date.now() - older_than_days * 86_400_000).toISOString();
  return contactsOf(world, timed).filter(({ checked_at }) => (checked_at ?? "") < before).length;
}

const wrongCron = (cron: string): Reply =>
  invalid("The time can't be read", `“${cron}” is not five fields of minute, hour, day, month and weekday.`);

function preview(world: World, { body }: Request): Reply {
  const timed = bodyOf(body) as Timed;
  const cron = timeOf(timed.every, timed.cron);
  if (parseCron(cron) === null) return wrongCron(cron);
  return ok({
    contacts: contactsOf(world, timed).length,
    due: dueOf(world, timed),
    next_runs: nextTimes(cron, timed.time_zone, Date.now(), 5),
  });
}

function create(world: World, { body }: Request, keep: (schedule: Schedule) => Schedule): Reply {
  const input = bodyOf(body) as ScheduleInput;
  const cron = timeOf(input.every, input.cron);
  if (parseCron(cron) === null) return wrongCron(cron);
  if (input.name.trim() === "") return invalid("The schedule has no name", "Give it a name that you will know it by.");
  world.nextId += 1;
  const made: Schedule = {
    ...input,
    every: input.every ?? null,
    cron: input.cron ?? null,
    id: String(world.nextId),
    paused: false,
    next_run_at: null,
    last_runs: [],
    created_at: new Date().toISOString(),
  };
  return ok(keep(made), 201);
}
