/**
 * Without a sign of any worker for so long, none is running, milliseconds. One shows itself every few seconds; one that
 * restarts, or starts beside the HTTP side on a slow machine, is back well before.
 */
export const WORKER_GRACE_MS = 60_000;

/** How long no worker has shown itself, as one process sees it. */
export interface WorkerSilence {
  /** The last sign that was seen; null: none yet. */
  readonly lastSeenAtMs: number | null;
  /** When that sign was seen first, and when it was looked for last, by this process's monotonic clock, milliseconds. */
  readonly sinceMs: number;
  readonly lookedAtMs: number;
}

/**
 * What is known after another look; `before` null: this is the first. Only a change of the sign counts, so that neither a clock that
 * is wrong nor a machine that slept is taken for a worker's absence.
 */
export function watchSilence(before: WorkerSilence | null, lastSeenAtMs: number | null, nowMs: number): WorkerSilence {
  const isSame = before !== null && before.lastSeenAtMs === lastSeenAtMs;
  return { lastSeenAtMs, sinceMs: isSame ? before.sinceMs : nowMs, lookedAtMs: nowMs };
}

/** Whether no worker is running: none has shown itself for `graceMs`. Null: nobody has looked yet, so nobody can say. */
export function isWithoutWorker(silence: WorkerSilence | null, graceMs: number): boolean {
  return silence !== null && silence.lookedAtMs - silence.sinceMs >= graceMs;
}
