import type { Finding } from "./finding.ts";

/** What the database knows of workers. */
export interface WorkerFacts {
  /** Seconds since one last reported; null: none has within a day. */
  readonly silentS: number | null;
  /** Runs that would make progress if there were one. */
  readonly runsOpen: number;
}

/** Is there a worker? `facts` null: it can't be seen, for `problem`. */
export function judgeWorkers(facts: WorkerFacts | null, problem: string): Finding {
  const about = {
    id: "workers",
    title: "Workers",
    meaning: "They ask the mail servers. Without one, every list waits.",
  };
  if (facts === null) return { ...about, state: "skipped", detail: problem, mend: "" };
  const { silentS, runsOpen } = facts;
  if (silentS !== null && silentS * 1000 < WORKER_GRACE_MS)
    return { ...about, state: "ok", detail: `One reported ${Math.round(silentS)} s ago.`, mend: "" };
  const silence = silentS === null ? "None has reported yet." : `None has reported for ${Math.round(silentS)} s.`;
  const mend =
    "Start one: docker compose up -d worker, or node apps/worker/src/main.ts. npm start and npm run verify bring their own.";
  if (runsOpen === 0) return { ...about, state: "warning", detail: silence, mend };
  const waiting = runsOpen === 1 ? "1 run waits." : `${runsOpen} runs wait.`;
  return { ...about, state: "problem", detail: `${silence} ${waiting}`, mend };
}

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
