import type { Database } from "@rollcall/postgres";
import { policyFor, readPacingState, timeLeft, type KeyWork, POLICIES } from "@rollcall/pacing";
import { readPace } from "../lanes/pace.ts";
import { egressNames, type VerificationSettings, type Clock } from "../settings.ts";
import type { KeyBacklog, Run, RunProgress } from "./run.ts";
import { readRun } from "./run-store.ts";
import { readProgress } from "./read-progress.ts";

/** How long a run will take yet, and who holds it up. */
interface TimeLeft {
  /** Null: nobody can say yet. */
  readonly seconds: number | null;
  readonly ratePerMinute: number;
  readonly slowest: {
    readonly pacingKey: string;
    readonly provider: string | null;
    readonly open: number;
    readonly why: string;
  } | null;
}

/** Why a run makes no progress although it is not paused. */
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
  /** Whether no worker is running (`isWithoutWorker`), so that nothing can make progress. */
  readonly isWithoutWorker: () => boolean;
}

/** A look-up takes a few seconds at worst where the DNS answers. */
const RESOLVING_S = 5;

/** Where a run stands and how long it will take, or null where there is none. */
export async function progressOf(ports: ProgressPorts, runId: number): Promise<Progress | null> {
  const { database, settings } = ports;
  const run = await readRun(database, runId);
  if (!run) return null;
  return describeProgress(ports, run, await readProgress(database, runId, egressNames(settings)));
}

/** {@link progressOf}, of what was read. */
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

/** What holds a key up, in a few words: of the egresses that have something to ask there, the one with the most counts. */
function why(key: KeyBacklog, { plannedUntil }: RunProgress, settings: VerificationSettings, nowMs: number): string {
  const asking = key.shared > 0 ? key.sources : key.sources.filter(({ open }) => open > 0);
  const paces = asking.map(({ state }) => readPace(settings, key.pacingKey, state, nowMs));
  const working = paces.filter(({ suspension }) => suspension === null);
  const resting = paces.find(({ suspension }) => suspension !== null)?.suspension;
  if (working.length === 0 && resting) return `suspended: ${resting.words ?? "its servers don't answer"}`;
  if (key.due === 0) return plannedUntil === null ? "all wait to be asked again" : "all wait for their planned time";
  if (working.every(({ budgetLeft }) => budgetLeft === 0)) return "it refused as many addresses as we risk in an hour";
  const perMinute = working.reduce((sum, { addressesPerMinute }) => sum + addressesPerMinute, 0);
  return `${Math.round(perMinute)} addresses a minute at most`;
}

/** Addresses to ask, as far as it is known where. */
interface ExpectedWork {
  readonly keys: readonly {
    readonly pacingKey: string;
    readonly open: number;
    /** The key's pacing state on each egress. */
    readonly states: readonly unknown[];
  }[];
  /** At domains that nobody has looked up yet: all of them, and those of the largest domain. */
  readonly unresolved: { readonly open: number; readonly largest: number };
}

/** Below this share of addresses with known mail servers, an estimate would be a guess. */
const KNOWN_SHARE = 0.5;

/** What nobody knows is taken for a site of its own under the default policy. */
const UNKNOWN_KEY = "not yet looked up";

/**
 * How long a run will take, whole seconds: the slowest pacing key decides. Null where too little is known of where the
 * addresses are.
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
    // A site of its own is asked from one egress alone.
    const own = POLICIES.has(pacingKey) ? states : states.slice(0, 1);
    const sources = own.map((state) => ({ open: 0, state: readPacingState(state, policyOf(pacingKey), nowMs) }));
    return { pacingKey, shared: open, sources };
  });
  const unknown = { pacingKey: UNKNOWN_KEY, shared: unresolved.largest, sources: [] };
  return timeLeft({ keys: [...work, unknown], policyOf, nowMs }).seconds;
}
