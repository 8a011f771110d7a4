import { z } from "zod";
import { type Progress, progressOf } from "@rollcall/core";
import { MOST_SHARE } from "@rollcall/pacing";
import type { JsonOf } from "../http/declaration.ts";
import { notFound } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { time, counted } from "./common.ts";
import { REASON_COUNTS, STATUS } from "./verdict.ts";

const WAITING = z.object({
  resolving: z.int().describe("Waiting for the DNS."),
  due: z.int().describe("Due now."),
  held: z.int().describe("In a session right now."),
  retry: z.int().describe("Waiting for a retry."),
  next_retry_at: time.nullable(),
  retry_reasons: REASON_COUNTS,
});

const SLOWEST = z
  .object({ pacing_key: z.string(), provider: z.string().nullable(), backlog: z.int(), reason: z.string() })
  .describe("The provider or site that limits the run, and why.");

const TIME_LEFT = z
  .object({
    most: z
      .object({ share: z.number().describe("Of all addresses."), at: time })
      .nullable()
      .describe("When most addresses are expected to have an answer; null: they do, or too early to say."),
    all: z
      .object({ at: time })
      .nullable()
      .describe("When all are expected to have one; null: too early to say, paused or over."),
    blocked: z
      .array(
        z.object({
          key: z.string().describe("The pacing key."),
          provider: z.string().nullable(),
          count: z.int().describe("Addresses that wait for it."),
          until: time,
          why: z.string(),
        }),
      )
      .describe("Providers and sites that may not be asked now, most addresses first."),
  })
  .describe("An estimate of when the run is done, if servers go on as they do.");

/** Why a run or check that isn't paused makes no progress. */
export const STALL_REASON = z
  .enum(["no_worker"])
  .nullable()
  .describe(
    "Why it makes no progress without being paused; null while it does. `no_worker`: no worker process has reported for " +
      "a minute. It resumes as soon as one starts.",
  );

export const RUN = z
  .object({
    id: z.string(),
    list_id: z.string().nullable(),
    kind: z.enum(["list", "single", "contacts"]),
    state: z.enum(["starting", "running", "paused", "cancelled", "completed"]),
    pause_reason: z
      .string()
      .nullable()
      .describe(
        "Why Rollcall paused it; null if it is not paused, or a user paused it. It resumes by itself when the reason is gone.",
      ),
    stall_reason: STALL_REASON,
    created_at: time,
    started_at: time.nullable(),
    completed_at: time.nullable(),
    ended_by: z
      .enum(["finished", "time_limit"])
      .nullable()
      .describe(
        "Why it did not wait for all answers: a user finished it, or its time (RUN_LIMIT) was over. Null: it did, or still does.",
      ),
    unanswered: z.int().describe("Addresses that it left without an answer for that reason."),
    total: z.int().describe("Addresses to verify."),
    done: z.int(),
    counts: counted(STATUS, z.object({ total: z.int(), reasons: REASON_COUNTS })),
    waiting: WAITING,
    rate_per_minute: z.number().nullable(),
    time_left: TIME_LEFT,
    slowest: SLOWEST.nullable(),
  })
  .meta({ id: "Run", description: "A verification run." });

type RunView = JsonOf<typeof RUN>;

/** A run in the API. */
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
    ended_by: run.endedBy,
    unanswered: run.unanswered,
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
    time_left: {
      most: timeLeft.mostAt && { share: MOST_SHARE, at: timeLeft.mostAt.toISOString() },
      all: timeLeft.allAt && { at: timeLeft.allAt.toISOString() },
      blocked: timeLeft.blocked.map(({ pacingKey, provider, count, until, why }) => ({
        key: pacingKey,
        provider,
        count,
        until: until.toISOString(),
        why,
      })),
    },
    slowest: timeLeft.slowest && {
      pacing_key: timeLeft.slowest.pacingKey,
      provider: timeLeft.slowest.provider,
      backlog: timeLeft.slowest.open,
      reason: timeLeft.slowest.why,
    },
  };
}

/** A run in the API. Throws a problem if there is none. */
export async function describeRun(services: Services, id: number): Promise<JsonOf<typeof RUN>> {
  const found = await progressOf(services, id);
  if (!found) throw notFound("run");
  return runView(found);
}
