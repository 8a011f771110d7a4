/**
 * How long without a sign of any worker counts as having none, milliseconds. A worker reports every few seconds; one that
 * restarts, or starts together with the HTTP side on a slow machine, is back well before.
 */
export const WORKER_GRACE_MS = 60_000;

/** How long no worker has reported, as one process sees it. */
export interface WorkerSilence {
  /** The last sign that was seen; null: none yet. */
  readonly lastSeenAtMs: number | null;
  /** When that sign was seen first, and when it was looked for last, by this process's monotonic clock, milliseconds. */
  readonly sinceMs: number;
  readonly lookedAtMs: number;
}

/**
 * What is known after another look; `before` null: this is the first. Only a change of the sign counts, so that neither a
 * wrong clock nor a machine that slept looks like a missing worker.
 */
export function watchSilence(before: WorkerSilence | null, lastSeenAtMs: number | null, nowMs: number): WorkerSilence {
  const isSame = before !== null && before.lastSeenAtMs === lastSeenAtMs;
  return { lastSeenAtMs, sinceMs: isSame ? before.sinceMs : nowMs, lookedAtMs: nowMs };
}

/** Whether no worker is running: none has reported for `graceMs`. False before the first look (`silence` null). */
export function isWithoutWorker(silence: WorkerSilence | null, graceMs: number): boolean {
  return silence !== null && silence.lookedAtMs - silence.sinceMs >= graceMs;
}
