import { z } from "zod";
import type { PacingPolicy } from "@rollcall/providers";

const VERSION = 1;

/** Jitter of suspensions in either direction, as a share of the delay. */
export const JITTER = 0.2;

const suspension = z.object({
  sinceMs: z.number(),
  untilMs: z.number(),
  because: z.enum(["failures", "rate", "reputation", "listed", "operator"]),
  words: z.string().nullable(),
});

const openSession = z.object({
  startedAtMs: z.number(),
  addresses: z.number(),
  refusals: z.number(),
  intervalMs: z.number(),
});

const cuts = z.object({
  length: z
    .object({
      addresses: z.number().min(1).nullable(),
      refusals: z.number().min(1).nullable(),
      isSure: z.boolean(),
      learnedAtMs: z.number(),
    })
    .nullable(),
  caution: z
    .object({
      ratePerMinute: z.number().positive(),
      window: z.number().min(1),
      level: z.number().min(0),
      through: z.number().min(0),
      isAtFirst: z.boolean(),
      isRested: z.boolean(),
    })
    .nullable(),
  doubt: z.object({ sinceMs: z.number(), through: z.number().min(0) }).nullable(),
  provedUpToMs: z.number().nullable(),
  about: z.object({ whom: z.enum(["name", "site"]), untilMs: z.number(), through: z.number().min(0) }).nullable(),
  inARow: z.number().min(0),
  restored: z.object({ times: z.number().min(0), sinceMs: z.number() }).nullable(),
});

const schema = z.object({
  version: z.literal(VERSION),
  window: z.number().min(1),
  growth: z.number().min(0),
  ratePerMinute: z.number().positive(),
  rateSteppedAtMs: z.number(),
  nextFreeAtMs: z.number(),
  failures: z.number().min(0),
  failedCohorts: z.number().min(0),
  level: z.number().min(0),
  goodSinceMs: z.number().nullable(),
  suspension: suspension.nullable(),
  halfOpen: z.boolean(),
  rejected: z.array(z.tuple([z.number(), z.number()])),
  sessions: z.record(z.string(), openSession),
  rejectedShare: z.number().min(0).max(1).nullable(),
  cuts: cuts.optional(),
});

/** Why and how long a key is suspended. Kept afterwards, for display. */
export type Suspension = Readonly<z.infer<typeof suspension>>;

/**
 * What sessions that the site cut short have taught.
 *
 * - `length`: addresses and refused ones after which it ends a session, null: unlimited; learned from its words, or guessed.
 * - `caution`: the pace before a cut that may be about the site, the names that got through since, whether it came at the first RCPT
 *   of a session, and whether the key was suspended since.
 * - `doubt`, `provedUpToMs`: names that got through since a cut, and the time of the latest cut since which two have.
 * - `about`: whether a cut at RCPT is known to be about the name or about the site, and names that got through since.
 * - `inARow`: new names that ended a session since one got through.
 * - `restored`: how often the pace was restored in the last hour.
 */
export type Cuts = Readonly<z.infer<typeof cuts>>;

/** Reservation of a session in flight, settled when it ends. */
export type OpenSession = Readonly<z.infer<typeof openSession>>;

/**
 * Pace of one key on one egress. Plain JSON; only this package reads or changes its fields. All times are milliseconds
 * since the epoch.
 *
 * - `window`, `growth`: sessions allowed now, and progress towards one more.
 * - `ratePerMinute`, `rateSteppedAtMs`: RCPT commands per minute, and when that last changed.
 * - `nextFreeAtMs`: when the rate allows the next session (generic cell rate algorithm).
 * - `failures`, `failedCohorts`: consecutive failures, counted as one and as a share of the window.
 * - `level`, `goodSinceMs`: backoff level, and since when there have been no bad events.
 * - `suspension`, `halfOpen`: the latest one, and whether a single session must still probe if it is over.
 * - `rejected`: refused recipients by minute, for the last hour.
 * - `sessions`: sessions in flight, by lane.
 * - `rejectedShare`: moving average of the share of refused recipients; null before the first.
 * - `cuts`: see {@link Cuts}; absent before the first.
 */
export interface PacingState {
  readonly version: 1;
  readonly window: number;
  readonly growth: number;
  readonly ratePerMinute: number;
  readonly rateSteppedAtMs: number;
  readonly nextFreeAtMs: number;
  readonly failures: number;
  readonly failedCohorts: number;
  readonly level: number;
  readonly goodSinceMs: number | null;
  readonly suspension: Suspension | null;
  readonly halfOpen: boolean;
  readonly rejected: readonly (readonly [minute: number, count: number])[];
  readonly sessions: Readonly<Record<string, OpenSession>>;
  readonly rejectedShare: number | null;
  readonly cuts?: Cuts | undefined;
}

/** The initial pace of a key. */
export function initialPacingState(policy: PacingPolicy, nowMs: number): PacingState {
  return {
    version: VERSION,
    window: policy.sessions.start,
    growth: 0,
    ratePerMinute: policy.addressesPerMinute.start,
    rateSteppedAtMs: nowMs,
    nextFreeAtMs: nowMs,
    failures: 0,
    failedCohorts: 0,
    level: 0,
    goodSinceMs: null,
    suspension: null,
    halfOpen: false,
    rejected: [],
    sessions: {},
    rejectedShare: null,
  };
}

/**
 * Reads a stored state, clamped to the policy, which may have changed. Null, another version or invalid data start
 * afresh.
 */
export function readPacingState(stored: unknown, policy: PacingPolicy, nowMs: number): PacingState {
  const parsed = schema.safeParse(stored);
  if (!parsed.success) return initialPacingState(policy, nowMs);
  const state: PacingState = parsed.data;
  const ratePerMinute = Math.min(state.ratePerMinute, policy.addressesPerMinute.max);
  return {
    ...state,
    ...withinReach(state, policy, nowMs),
    window: Math.min(Math.floor(state.window), policy.sessions.max),
    ratePerMinute,
  };
}

const MINUTE_MS = 60_000;

/** Times that a clock which was set wrong has put into the future: what has happened has, and no rest is longer than the longest. */
function withinReach(
  state: PacingState,
  { backoff, addressesPerSession }: PacingPolicy,
  nowMs: number,
): Pick<PacingState, "rateSteppedAtMs" | "nextFreeAtMs" | "goodSinceMs" | "suspension" | "rejected" | "sessions"> {
  const past = (ms: number): number => Math.min(ms, nowMs);
  const { suspension, goodSinceMs } = state;
  const longestMs = backoff.maxMs * (1 + JITTER);
  const sessionMs = (addressesPerSession * MINUTE_MS) / state.ratePerMinute;
  return {
    rateSteppedAtMs: past(state.rateSteppedAtMs),
    nextFreeAtMs: Math.min(state.nextFreeAtMs, nowMs + Math.max(longestMs, sessionMs)),
    goodSinceMs: goodSinceMs === null ? null : past(goodSinceMs),
    suspension:
      suspension === null || suspension.because === "operator"
        ? suspension
        : {
            ...suspension,
            sinceMs: past(suspension.sinceMs),
            untilMs: Math.min(suspension.untilMs, nowMs + longestMs),
          },
    rejected: state.rejected.map(
      ([minute, count]) => [Math.min(minute, Math.floor(nowMs / MINUTE_MS)), count] as const,
    ),
    sessions: Object.fromEntries(
      Object.entries(state.sessions).map(([lane, one]) => [lane, { ...one, startedAtMs: past(one.startedAtMs) }]),
    ),
  };
}
