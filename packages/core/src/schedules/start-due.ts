import { nextTime, planRun } from "@rollcall/schedule";
import { afterStart, type StartRunPorts } from "../runs/start-run.ts";
import { egressNames } from "../settings.ts";
import { scheduledRun } from "./scheduled-run.ts";
import type { Actor } from "../records/audit.ts";
import type { ScheduledStartEnd } from "../records/schedule.ts";
import { readDueSchedules, startScheduled } from "./start-scheduled.ts";

/**
 * Starts the runs of all schedules that are due. A schedule whose earlier run is not over waits for it. May be called by
 * anybody, at any time and at once: each planned run is started once. Returns how many were started.
 */
export async function startDueSchedules(ports: StartRunPorts): Promise<number> {
  let started = 0;
  for (const id of await readDueSchedules(ports.database, new Date(ports.clock.nowMs()))) {
    const end = await startScheduled(
      ports.database,
      id,
      (schedule) => {
        const nowMs = ports.clock.nowMs();
        const planned = planRun({ ...schedule, nextRunAtMs: schedule.nextRunAt?.getTime() ?? null }, nowMs);
        if (planned === null) return null;
        return {
          run: scheduledRun(schedule, ports.settings.freshFor, planned.plannedAtMs, nowMs),
          nextRunAt: dateOf(planned.nextRunAtMs),
        };
      },
      egressNames(ports.settings),
    );
    if (end.type !== "started") continue;
    started += 1;
    await afterStart(ports, end.run.runId);
  }
  return started;
}

/** Starts a schedule's run now, whenever it is planned. What is planned for later stays; what was missed is made up for by it. */
export async function startScheduleNow(ports: StartRunPorts, by: Actor, id: number): Promise<ScheduledStartEnd> {
  const end = await startScheduled(
    ports.database,
    id,
    (schedule) => {
      const nowMs = ports.clock.nowMs();
      const missed = schedule.nextRunAt !== null && schedule.nextRunAt.getTime() <= nowMs;
      return {
        run: {
          ...scheduledRun(schedule, ports.settings.freshFor, nowMs, nowMs),
          audit: { actor: by, action: "schedule.run", subject: id },
        },
        nextRunAt: missed ? dateOf(nextTime(schedule.cron, schedule.timeZone, nowMs)) : schedule.nextRunAt,
      };
    },
    egressNames(ports.settings),
  );
  if (end.type === "started") await afterStart(ports, end.run.runId);
  return end;
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
