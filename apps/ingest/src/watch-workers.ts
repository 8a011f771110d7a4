import { createNotice } from "@rollcall/compose/process/notice";
import { type WorkerSigns, isWithoutWorker, type WorkerSilence, watchSilence } from "@rollcall/core";
import type { Logger } from "@rollcall/telemetry";

/** The sentence shown in the app, the log and the API. */
export const NO_WORKER =
  "No worker is running, so every list waits. " +
  "Start one: docker compose up -d worker, or node apps/worker/src/main.ts.";

/** Workers report every three seconds, so that each look finds a new heartbeat. */
const LOOK_PAUSE_MS = 5_000;

export interface WorkerWatchParts {
  readonly readSigns: () => Promise<Pick<WorkerSigns, "lastSeenAt">>;
  /** A monotonic clock that stops while the machine sleeps, milliseconds. */
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

/** Looks for worker heartbeats every few seconds, and logs a warning at most once a minute while there are none. */
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
      // An unavailable database is logged elsewhere.
      logger.debug({ err: error }, "could not look for workers");
    }
  };
  const timer = setInterval(() => void look(), LOOK_PAUSE_MS).unref();
  return { isWithoutWorker: () => isWithoutWorker(silence, graceMs), look, stop: () => clearInterval(timer) };
}
