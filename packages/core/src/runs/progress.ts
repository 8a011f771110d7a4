import { policyFor, readPacingState, timeLeft, type KeyWork, POLICIES } from "@rollcall/pacing";
import type { Database } from "@rollcall/postgres";
import { readPace } from "../lanes/pace.ts";
import { egressNames, type VerificationSettings, type Clock } from "../settings.ts";
import { readProgress } from "./read-progress.ts";
import { readRun } from "./run-store.ts";
import type { KeyBacklog, Run, RunProgress } from "./run.ts";

/** Remaining time of a run, and what limits it. */
interface TimeLeft {
  /** Null: not known yet. */
  readonly seconds: number | null;
  readonly ratePerMinute: number;
  readonly slowest: {
    readonly pacingKey: string;
    readonly provider: string | null;
    readonly open: number;
    readonly why: string;
  } | null;
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

/** A lookup takes a few seconds at worst if the DNS answers. */
const RESOLVING_S = 5;

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
  return { run, progress, timeLeft: { ...timeLeft, seconds: null, slowest: null }, stallReason: "no_worker" };
}

function isUnderWay({ state }: Run): boolean {
  return state === "running" || state === "starting";
}

function estimate(run: Run, progress: RunProgress, settings: VerificationSettings, nowMs: number): TimeLeft {
  const endMs = run.completedAt?.getTime() ?? nowMs;
  const minutes = Math.max(1, endMs - run.createdAt.getTime()) / 60_000;
  const ratePerMinute = Math.round(run.done / minutes);
  if (!isUnderWay(run)) return { seconds: run.state === "paused" ? null : 0, ratePerMinute, slowest: null };
  const keys = new Map(progress.backlog.map((key) => [key.pacingKey, key]));
  const policyOf = (pacingKey: string): ReturnType<typeof policyFor> => policyFor(pacingKey, settings.pacing);
  const work = progress.backlog.map(({ pacingKey, shared, sources }) => ({
    pacingKey,
    shared,
    sources: sources.map(({ open, state }) => ({
      open,
      state: readPacingState(state, policyOf(pacingKey), nowMs),
    })),
  }));
  const byPace = timeLeft({ keys: work, policyOf, nowMs });
  const retryS = Math.max(0, ...progress.retry.map((retry) => (retry.lastAt.getTime() - nowMs) / 1000));
  const plannedS = progress.plannedUntil === null ? 0 : (progress.plannedUntil.getTime() - nowMs) / 1000;
  const slowest = keys.get(byPace.slowestKey ?? "");
  return {
    seconds: Math.ceil(Math.max(byPace.seconds, retryS, plannedS, progress.resolving > 0 ? RESOLVING_S : 0)),
    ratePerMinute,
    slowest: slowest
      ? {
          pacingKey: slowest.pacingKey,
          provider: slowest.provider,
          open: slowest.open,
          why: why(slowest, progress, settings, nowMs),
        }
      : null,
  };
}

/** What limits a key, in a few words: the egress with the most open checks decides. */
function why(key: KeyBacklog, { plannedUntil }: RunProgress, settings: VerificationSettings, nowMs: number): string {
  const asking = key.shared > 0 ? key.sources : key.sources.filter(({ open }) => open > 0);
  const paces = asking.map(({ state }) => readPace(settings, key.pacingKey, state, nowMs));
  const working = paces.filter(({ suspension }) => suspension === null);
  const resting = paces.find(({ suspension }) => suspension !== null)?.suspension;
  if (working.length === 0 && resting) return `suspended: ${resting.words ?? "its servers don't answer"}`;
  if (key.due === 0)
    return plannedUntil === null ? "all are waiting for a retry" : "all are waiting for their planned time";
  if (working.every(({ budgetLeft }) => budgetLeft === 0)) return "this hour's refusal budget is used up";
  const perMinute = working.reduce((sum, { addressesPerMinute }) => sum + addressesPerMinute, 0);
  return `${Math.round(perMinute)} addresses per minute at most`;
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
    return { pacingKey, shared: open, sources };
  });
  const unknown = { pacingKey: UNKNOWN_KEY, shared: unresolved.largest, sources: [] };
  return timeLeft({ keys: [...work, unknown], policyOf, nowMs }).seconds;
}
