import type { WorkerSigns } from "@rollcall/db";
import { createNotice } from "@rollcall/runtime/notice";
import type { Logger } from "@rollcall/telemetry";
import { isWithoutWorker, type WorkerSilence, watchSilence } from "@rollcall/verification";

/** What to tell people, in the app, in the log and in the API. */
export const NO_WORKER =
  "No worker is running, so nobody is asked and every list waits. " +
  "Start one: docker compose up -d worker, or node apps/worker/src/main.ts.";

/** Workers show themselves every three seconds: each look sees another sign of them. */
const LOOK_PAUSE_MS = 5_000;

export interface WorkerWatchParts {
  readonly readSigns: () => Promise<Pick<WorkerSigns, "lastSeenAt">>;
  /** A clock that is never set and does not run while the machine sleeps, milliseconds. */
  readonly monotonicMs: () => number;
  readonly graceMs: number;
  readonly logger: Pick<Logger, "warn" | "info" | "debug">;
}

/** Knows whether any worker is running. */
export interface WorkerWatch {
  readonly isWithoutWorker: () => boolean;
  /** Looks now. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
}

/** Looks for signs of workers every few seconds, and says in the log, once a minute at most, where there are none. */
export function watchWorkers({ readSigns, monotonicMs, graceMs, logger }: WorkerWatchParts): WorkerWatch {
  let silence: WorkerSilence | null = null;
  const notice = createNotice(logger, "a worker is running again");
  const look = async (): Promise<void> => {
    try {
      const { lastSeenAt } = await readSigns();
      const nowMs = monotonicMs();
      silence = watchSilence(silence, lastSeenAt?.getTime() ?? null, nowMs);
      notice(isWithoutWorker(silence, graceMs) ? NO_WORKER : null, nowMs);
    } catch (error) {
      // That the database is away is told by others.
      logger.debug({ err: error }, "workers could not be looked for");
    }
  };
  const timer = setInterval(() => void look(), LOOK_PAUSE_MS).unref();
  return { isWithoutWorker: () => isWithoutWorker(silence, graceMs), look, stop: () => clearInterval(timer) };
}
