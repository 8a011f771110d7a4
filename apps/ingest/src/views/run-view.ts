import type { JsonOf } from "../api/declaration.ts";
import type { RUN } from "../schemas/run.ts";
import type { Progress } from "@rollcall/core";

type RunView = JsonOf<typeof RUN>;

/** A run as the API shows it. */
export function runView({ run, progress, timeLeft, stallReason }: Progress): RunView {
  const counts: Record<string, { total: number; reasons: Record<string, number> }> = {};
  for (const { status, reason, count } of progress.counts) {
    const entry = (counts[status] ??= { total: 0, reasons: {} });
    entry.total += count;
    entry.reasons[reason] = count;
  }
  const nextRetry = progress.retry.map((retry) => retry.nextAt.getTime()).sort((a, b) => a - b)[0];
  return {
    id: String(run.id),
    list_id: run.listId === null ? null : String(run.listId),
    kind: run.kind,
    state: run.state,
    pause_reason: run.pauseReason,
    stall_reason: stallReason,
    created_at: run.createdAt.toISOString(),
    started_at: run.createdAt.toISOString(),
    completed_at: run.completedAt?.toISOString() ?? null,
    total: run.total,
    done: run.done,
    counts,
    waiting: {
      resolving: progress.resolving,
      due: progress.due,
      held: progress.held,
      retry: progress.retry.reduce((sum, retry) => sum + retry.count, 0),
      next_retry_at: nextRetry === undefined ? null : new Date(nextRetry).toISOString(),
      retry_reasons: Object.fromEntries(progress.retry.map((retry) => [retry.reason, retry.count])),
    },
    rate_per_minute: timeLeft.ratePerMinute,
    seconds_left: timeLeft.seconds,
    slowest: timeLeft.slowest && {
      pacing_key: timeLeft.slowest.pacingKey,
      provider: timeLeft.slowest.provider,
      backlog: timeLeft.slowest.open,
      reason: timeLeft.slowest.why,
    },
  };
}
