import {
  budgetFreeAtMs,
  FIRST_LOOK_MS,
  policyFor,
  readPacingState,
  timeLeft,
  type KeyWork,
  POLICIES,
  type Suspension,
  warmPolicy,
  warmUpShare,
} from "@rollcall/pacing";
import type { Database } from "@rollcall/postgres";
import type { Reason } from "@rollcall/verdict";
import { warmSinceOf } from "../egresses/warm-up.ts";
import { readPace } from "../lanes/pace.ts";
import { egressNames, type VerificationSettings, type Clock } from "../settings.ts";
import { readProgress } from "./read-progress.ts";
import { readRun } from "./run-store.ts";
import type { KeyBacklog, Run, RunProgress } from "./run.ts";

/** Remaining time of a run, and what limits it. */
interface TimeLeft {
  /** When the last address is expected to have an answer; null: too early to say, or not under way. */
  readonly allAt: Date | null;
  /** When `MOST_SHARE` of the addresses have one; null: they do, or as `allAt`. */
  readonly mostAt: Date | null;
  readonly ratePerMinute: number;
  readonly slowest: {
    readonly pacingKey: string;
    readonly provider: string | null;
    readonly open: number;
    readonly why: string;
  } | null;
  /** Keys that none of their egresses may ask now, most addresses first. */
  readonly blocked: readonly BlockedKey[];
}

interface BlockedKey {
  readonly pacingKey: string;
  readonly provider: string | null;
  /** Addresses that wait for it. */
  readonly count: number;
  readonly until: Date;
  /** In a few words. */
  readonly why: string;
}

/** Why a run that isn't paused makes no progress. */
export type StallReason = "no_worker";

export interface Progress {
  readonly run: Run;
  readonly progress: RunProgress;
  readonly timeLeft: TimeLeft;
  /** Null: it makes progress, or is paused or over. */
  readonly stallReason: StallReason | null;
}

export interface ProgressPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
  /** Whether no worker is running (`isWithoutWorker`), so that nothing can progress. */
  readonly isWithoutWorker: () => boolean;
}

/** Blocked keys reported. */
const BLOCKED_KEYS = 20;

/** Reasons of addresses that no mail server was asked about. */
const UNPROBED: ReadonlySet<string> = new Set<Reason>([
  "invalid_syntax",
  "reserved_domain",
  "domain_not_found",
  "no_mail_server",
  "null_mx",
  "dns_error",
  "not_probed",
  "suppressed",
  "not_answered_yet",
]);
const REFUSED: ReadonlySet<string> = new Set<Reason>(["mailbox_not_found", "mailbox_disabled"]);

/** Progress and remaining time of a run; null: no such run. */
export async function progressOf(ports: ProgressPorts, runId: number): Promise<Progress | null> {
  const { database, settings } = ports;
  const run = await readRun(database, runId);
  if (!run) return null;
  return describeProgress(ports, run, await readProgress(database, runId, egressNames(settings)));
}

/** {@link progressOf}, without reading. */
export function describeProgress(
  { clock, settings, isWithoutWorker }: Omit<ProgressPorts, "database">,
  run: Run,
  progress: RunProgress,
): Progress {
  const timeLeft = estimate(run, progress, settings, clock.nowMs());
  if (!isUnderWay(run) || !isWithoutWorker()) return { run, progress, timeLeft, stallReason: null };
  const unknown = { ...timeLeft, allAt: null, mostAt: null, slowest: null, blocked: [] };
  return { run, progress, timeLeft: unknown, stallReason: "no_worker" };
}

function isUnderWay({ state }: Run): boolean {
  return state === "running" || state === "starting";
}

function estimate(run: Run, progress: RunProgress, settings: VerificationSettings, nowMs: number): TimeLeft {
  const endMs = run.completedAt?.getTime() ?? nowMs;
  const minutes = Math.max(1, endMs - run.createdAt.getTime()) / 60_000;
  const ratePerMinute = Math.round(run.done / minutes);
  if (!isUnderWay(run)) return { allAt: null, mostAt: null, ratePerMinute, slowest: null, blocked: [] };
  const { allAtMs, mostAtMs, slowestKey } = expected(run, progress, settings, nowMs);
  const plannedMs = progress.plannedUntil?.getTime() ?? 0;
  // A simulated world is quicker, and so is its schedule.
  const firstLookMs = Math.min(FIRST_LOOK_MS, settings.retryScheduleMs[0] ?? FIRST_LOOK_MS);
  const isKnown = allAtMs !== null && nowMs - run.createdAt.getTime() >= firstLookMs;
  const slowest = progress.backlog.find(({ pacingKey }) => pacingKey === slowestKey);
  return {
    allAt: isKnown ? new Date(Math.max(allAtMs, plannedMs)) : null,
    mostAt: isKnown && mostAtMs !== null ? new Date(mostAtMs) : null,
    ratePerMinute,
    slowest: slowest
      ? {
          pacingKey: slowest.pacingKey,
          provider: slowest.provider,
          open: slowest.open,
          why: why(slowest, progress, settings, nowMs),
        }
      : null,
    blocked: blockedKeys(progress.backlog, settings, nowMs),
  };
}

function expected(
  run: Run,
  { backlog, counts, retry, resolving }: RunProgress,
  settings: VerificationSettings,
  nowMs: number,
): ReturnType<typeof timeLeft> {
  const policyOf = (pacingKey: string): ReturnType<typeof policyFor> => policyFor(pacingKey, settings.pacing);
  const keys = backlog.map(({ pacingKey, domains, sharedWork, sources }) => ({
    pacingKey,
    domains,
    shared: sharedWork,
    sources: sources.map((source) => {
      const sinceMs = warmSinceOf(settings.egresses, source, nowMs);
      const state = readPacingState(source.state, policyOf(pacingKey), nowMs);
      const share = sinceMs === null ? 1 : warmUpShare(nowMs - sinceMs, state.rejectedShare);
      return { open: source.work, state, share };
    }),
  }));
  const sum = (reasons: (reason: string) => boolean): number =>
    counts.reduce((all, { reason, count }) => all + (reasons(reason) ? count : 0), 0);
  const reported = backlog.reduce((all, { open }) => all + open, 0);
  const atDomains = retry.reduce((all, { reason, count }) => all + (reason === "dns_error" ? count : 0), 0);
  return timeLeft({
    keys,
    policyOf,
    nowMs,
    retries: retry.map(({ reason, count, lastAt, lastFirstAt }) => ({
      // The schema types words as text; only reasons are stored.
      reason: reason as Reason,
      count,
      lastAtMs: lastAt.getTime(),
      lastFirstAtMs: lastFirstAt.getTime(),
    })),
    scheduleMs: settings.retryScheduleMs,
    unresolved: resolving,
    done: run.done,
    probed: sum((reason) => !UNPROBED.has(reason)),
    refused: sum((reason) => REFUSED.has(reason)),
    others: {
      count: Math.max(0, run.total - run.done - reported - resolving - atDomains),
      largest: backlog.at(-1)?.open ?? 1,
    },
  });
}

/** Why a key is suspended. */
const SUSPENDED: Readonly<Record<Suspension["because"], string>> = {
  failures: "its servers don't answer",
  rate: "paused after it asked us to slow down",
  reputation: "paused after refusals",
  listed: "paused after refusals: a block list names us",
  operator: "paused by hand",
};

/** Keys that none of their egresses may ask now: suspended, or without a refusal left in this hour's budget. */
function blockedKeys(backlog: readonly KeyBacklog[], settings: VerificationSettings, nowMs: number): BlockedKey[] {
  return backlog
    .flatMap((key): BlockedKey[] => {
      const policy = policyFor(key.pacingKey, settings.pacing);
      const waits = askingSources(key).map((source) => {
        const sinceMs = warmSinceOf(settings.egresses, source, nowMs);
        const pace = readPacingState(source.state, policy, nowMs);
        const { suspension } = pace;
        if (suspension !== null && suspension.untilMs > nowMs)
          return { untilMs: suspension.untilMs, why: SUSPENDED[suspension.because] };
        const share = sinceMs === null ? 1 : warmUpShare(nowMs - sinceMs, pace.rejectedShare);
        return {
          untilMs: budgetFreeAtMs(warmPolicy(policy, share), pace, nowMs),
          why: "this hour's refusal budget is used up",
        };
      });
      const [first] = waits.sort((a, b) => a.untilMs - b.untilMs);
      if (first === undefined || first.untilMs <= nowMs) return [];
      const { pacingKey, provider, open } = key;
      return [{ pacingKey, provider, count: open, until: new Date(first.untilMs), why: first.why }];
    })
    .slice(0, BLOCKED_KEYS);
}

/** Egresses that have checks of a key, or may have. */
function askingSources({ shared, sources }: KeyBacklog): KeyBacklog["sources"] {
  return shared > 0 ? sources : sources.filter(({ open }) => open > 0);
}

/** A limit above this is never felt: one worker asks about so many addresses a minute (docs/performance.md). */
const FELT_PER_MINUTE = 200_000;

/** What limits a key, in a few words: the egress with the most open checks decides. */
function why(key: KeyBacklog, { plannedUntil }: RunProgress, settings: VerificationSettings, nowMs: number): string {
  const paces = askingSources(key).map((source) => {
    const sinceMs = warmSinceOf(settings.egresses, source, nowMs);
    return readPace(settings, key.pacingKey, source.state, nowMs, sinceMs);
  });
  const working = paces.filter(({ suspension }) => suspension === null);
  const resting = paces.find(({ suspension }) => suspension !== null)?.suspension;
  if (working.length === 0 && resting) return `suspended: ${resting.words ?? "its servers don't answer"}`;
  if (key.due === 0)
    return plannedUntil === null ? "all are waiting for a retry" : "all are waiting for their planned time";
  if (working.every(({ budgetLeft }) => budgetLeft === 0)) return "this hour's refusal budget is used up";
  const perMinute = working.reduce((sum, { addressesPerMinute }) => sum + addressesPerMinute, 0);
  if (perMinute > FELT_PER_MINUTE) return "as fast as its servers answer";
  return `${Math.round(perMinute).toLocaleString("en")} addresses per minute at most`;
}

/** Addresses to probe, by pacing key if known. */
interface ExpectedWork {
  readonly keys: readonly {
    readonly pacingKey: string;
    readonly open: number;
    /** The key's pacing state on each egress. */
    readonly states: readonly unknown[];
  }[];
  /** At domains not looked up yet: in total, and at the largest domain. */
  readonly unresolved: { readonly open: number; readonly largest: number };
}

/** Below this share of addresses with known mail servers, an estimate would be a guess. */
const KNOWN_SHARE = 0.5;

/** Unknown addresses are treated as one site under the default policy. */
const UNKNOWN_KEY = "not yet looked up";

/**
 * Estimated duration of a run in whole seconds, set by the slowest pacing key. Null if too many domains are unknown.
 */
export function expectedSeconds(
  { keys, unresolved }: ExpectedWork,
  settings: Pick<VerificationSettings, "pacing">,
  nowMs: number,
): number | null {
  const known = keys.reduce((sum, { open }) => sum + open, 0);
  if (known + unresolved.open === 0) return 0;
  if (known < (known + unresolved.open) * KNOWN_SHARE) return null;
  const policyOf = (pacingKey: string): ReturnType<typeof policyFor> => policyFor(pacingKey, settings.pacing);
  const work = keys.map(({ pacingKey, open, states }): KeyWork => {
    // A self-hosted site is probed from one egress only.
    const own = POLICIES.has(pacingKey) ? states : states.slice(0, 1);
    const sources = own.map((state) => ({ open: 0, state: readPacingState(state, policyOf(pacingKey), nowMs) }));
    return { pacingKey, shared: open, domains: 1, sources };
  });
  const unknown = { pacingKey: UNKNOWN_KEY, shared: unresolved.largest, domains: 1, sources: [] };
  const { allAtMs } = timeLeft({ keys: [...work, unknown], policyOf, nowMs });
  return allAtMs === null ? 0 : Math.ceil((allAtMs - nowMs) / 1000);
}
