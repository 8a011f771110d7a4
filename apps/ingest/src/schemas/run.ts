import { z } from "zod";
import { time } from "./common.ts";
import { REASON_COUNTS, STATUS } from "./verdict.ts";
import { counted } from "./words.ts";

const WAITING = z.object({
  resolving: z.int().describe("Waiting for the DNS."),
  due: z.int().describe("May be asked now."),
  held: z.int().describe("In a session right now."),
  retry: z.int().describe("To be asked again later."),
  next_retry_at: time.nullable(),
  retry_reasons: REASON_COUNTS,
});

const SLOWEST = z
  .object({ pacing_key: z.string(), provider: z.string().nullable(), backlog: z.int(), reason: z.string() })
  .describe("The provider or site that it waits for most, and why.");

/** Why a run or check makes no progress although it is not paused. */
export const STALL_REASON = z
  .enum(["no_worker"])
  .nullable()
  .describe(
    "Why it makes no progress although it is not paused; null while it does. `no_worker`: no worker process has reported for " +
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
        "Why Rollcall paused it; null where nobody did, or a person. It goes on by itself when the reason is gone.",
      ),
    stall_reason: STALL_REASON,
    created_at: time,
    started_at: time.nullable(),
    completed_at: time.nullable(),
    total: z.int().describe("Addresses to verify."),
    done: z.int(),
    counts: counted(STATUS, z.object({ total: z.int(), reasons: REASON_COUNTS })),
    waiting: WAITING,
    rate_per_minute: z.number().nullable(),
    seconds_left: z.number().nullable().describe("An honest guess; null: nobody can say."),
    slowest: SLOWEST.nullable(),
  })
  .meta({ id: "Run", description: "One pass of verification." });
