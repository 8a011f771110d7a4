import type { PacingPolicy } from "@rollcall/providers";
import type { Cuts, PacingState } from "./pacing-state.ts";
import type { Cut, SessionOutcome } from "./session-outcome.ts";
import { decrease } from "./suspend.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Names that must get through after a cut before it stops counting against the site. */
const NAMES_NEEDED = 2;

/** Restorations in an hour: a site that limits the rate without saying so serves us again once we are slower. */
const RESTORED_LIMIT = 3;

/** New names that may end sessions in a row before it counts against the site after all; more where more have got through. */
const IN_A_ROW_LIMIT = 5;

const NO_CUTS: Cuts = {
  length: null,
  caution: null,
  doubt: null,
  provedUpToMs: null,
  about: null,
  inARow: 0,
  restored: null,
};

/** Addresses and refusals that a session may have: the policy's, or what the site was seen to allow. */
export interface SessionLength {
  readonly addresses: number;
  readonly refusals: number;
  /** The site itself ends a session there. */
  readonly isLearned: boolean;
}

/**
 * The length of a session now. A lesson is tried for twice its length after a day, and again after the next; one that was guessed,
 * after an hour.
 */
export function lengthNow(policy: PacingPolicy, { cuts }: PacingState, nowMs: number): SessionLength {
  const { addressesPerSession, refusalsPerSession } = policy;
  const length = cuts?.length ?? null;
  if (length === null) return { addresses: addressesPerSession, refusals: refusalsPerSession, isLearned: false };
  const lifeMs = length.isSure ? DAY_MS : HOUR_MS;
  const growth = 2 ** Math.max(0, Math.floor((nowMs - length.learnedAtMs) / lifeMs));
  const addresses = Math.min((length.addresses ?? Infinity) * growth, addressesPerSession);
  const refusals = Math.min((length.refusals ?? Infinity) * growth, refusalsPerSession);
  return { addresses, refusals, isLearned: addresses < addressesPerSession || refusals < refusalsPerSession };
}

/** Names that got a reply of their own: once two have, the pace is what it was before a cut that may have been about the site. */
export function afterNames(
  policy: PacingPolicy,
  state: PacingState,
  { through, isCleared }: SessionOutcome,
  nowMs: number,
): PacingState {
  if (through <= 0 || (state.cuts === undefined && !isCleared)) return state;
  const known = state.cuts ?? NO_CUTS;
  const cuts: Cuts = {
    ...known,
    inARow: 0,
    about: known.about && { ...known.about, through: known.about.through + through },
  };
  // The name is welcome after all: its cut was about the moment.
  if (isCleared) {
    const untilMs = nowMs + (cuts.about?.whom === "name" ? DAY_MS : HOUR_MS);
    const about = { whom: "site", untilMs: Math.max(untilMs, cuts.about?.untilMs ?? 0), through: 0 } as const;
    return { ...state, cuts: { ...withoutCaution(cuts), doubt: null, provedUpToMs: null, about } };
  }
  const { caution } = cuts;
  const heard = (caution?.through ?? 0) + through;
  if (caution === null || heard < NAMES_NEEDED)
    return { ...state, cuts: { ...doubtLess(cuts, through), caution: caution && { ...caution, through: heard } } };
  const proven: Cuts = { ...cuts, caution: null, doubt: null, provedUpToMs: nowMs };
  // After a suspension, the rest may be what helped.
  if (caution.isRested) return { ...state, cuts: proven };
  const times = restorations(cuts, nowMs);
  const sinceMs = times === 0 ? nowMs : (cuts.restored?.sinceMs ?? nowMs);
  const restored: Cuts = { ...proven, restored: { times: times + 1, sinceMs } };
  // No session is too long for its first name.
  if (caution.isAtFirst) return tellNames(policy, { ...state, cuts: restored }, caution, nowMs);
  return restore(policy, { ...state, cuts: restored }, caution);
}

/** Names that got through between two cuts count for the earlier one, too. */
function doubtLess(cuts: Cuts, through: number): Cuts {
  if (cuts.doubt === null) return cuts;
  const { sinceMs, through: before } = cuts.doubt;
  if (before + through < NAMES_NEEDED) return { ...cuts, doubt: { sinceMs, through: before + through } };
  return { ...cuts, doubt: null, provedUpToMs: Math.max(sinceMs, cuts.provedUpToMs ?? 0) };
}

type Earlier = Pick<PacingState, "ratePerMinute" | "window" | "level">;

/** The pace as it was before. */
function restore(policy: PacingPolicy, state: PacingState, earlier: Earlier): PacingState {
  return {
    ...state,
    window: Math.min(Math.max(state.window, earlier.window), policy.sessions.max),
    ratePerMinute: Math.min(Math.max(state.ratePerMinute, earlier.ratePerMinute), policy.addressesPerMinute.max),
    level: Math.min(state.level, earlier.level),
    halfOpen: false,
    failures: 0,
    failedCohorts: 0,
  };
}

/** Cuts have been about names: the site is at least as good as a new one. */
function tellNames(policy: PacingPolicy, state: PacingState, earlier: Earlier, nowMs: number): PacingState {
  const ratePerMinute = Math.max(earlier.ratePerMinute, policy.addressesPerMinute.start);
  const cuts: Cuts = {
    ...(state.cuts ?? NO_CUTS),
    caution: null,
    about: { whom: "name", untilMs: nowMs + DAY_MS, through: 0 },
  };
  return restore(policy, { ...state, cuts }, { ...earlier, ratePerMinute, level: 0 });
}

function restorations({ restored }: Cuts, nowMs: number): number {
  return restored !== null && nowMs - restored.sinceMs < HOUR_MS ? restored.times : 0;
}

/** `served`: the site did its part, and the pace may grow. */
export interface AfterCut {
  readonly type: "served" | "stepped";
  readonly state: PacingState;
}

/**
 * Updates a key after a session that the site cut short. A session's length is learned, and the pace left alone. A cut at a name slows
 * the key down until other names have got through, and then no longer.
 *
 * @param random uniform in [0, 1)
 */
export function afterCut(
  policy: PacingPolicy,
  state: PacingState,
  cut: Cut & { readonly through: number },
  nowMs: number,
  random: number,
): AfterCut {
  const before = state.cuts ?? NO_CUTS;
  const about = before.about !== null && before.about.untilMs > nowMs ? before.about.whom : null;
  // Cut short within the length that was learned: length is not the reason.
  const isWithin = cut.answered < (before.length?.addresses ?? 0);
  const cuts: Cuts = {
    ...before,
    length: isWithin ? doubted(before, cut) : lessonOf(before, cut, nowMs),
    doubt: before.doubt ?? { sinceMs: nowMs, through: 0 },
  };
  if (cut.because === "length" || cut.because === "errors")
    return { type: "served", state: { ...state, cuts: { ...before, length: lessonOf(before, cut, nowMs) } } };
  const served = cut.through > 0 ? { ...state, halfOpen: false, failures: 0, failedCohorts: 0 } : state;
  if (about === null && isOfName(before, cut)) {
    return { type: "stepped", state: tellNames(policy, { ...state, cuts }, state, nowMs) };
  }
  if (cut.because === "name" && about === "name") {
    const inARow = cut.knownSinceMs !== null || cut.through > 0 ? cuts.inARow : cuts.inARow + 1;
    const next: PacingState = { ...served, cuts: { ...cuts, inARow } };
    if (inARow > Math.max(IN_A_ROW_LIMIT, before.about?.through ?? 0))
      return { type: "stepped", state: decrease(policy, next, cut, nowMs, random) };
    return { type: cut.through > 0 ? "served" : "stepped", state: next };
  }
  const mayRestore =
    about !== "site" && restorations(before, nowMs) < RESTORED_LIMIT && !(isWithin && cut.because === "rate");
  if (!mayRestore)
    return { type: "stepped", state: decrease(policy, { ...state, cuts: withoutCaution(cuts) }, cut, nowMs, random) };
  const slower = decrease(policy, served, cut, nowMs, random);
  const caution = cautious(state, before, cut, slower.suspension !== state.suspension);
  return { type: "stepped", state: { ...slower, cuts: { ...cuts, caution } } };
}

/** A name that has ended a session before ends one at its first RCPT, and other names got through in between. */
function isOfName({ provedUpToMs }: Cuts, { because, answered, knownSinceMs }: Cut): boolean {
  if (because !== "name" || answered > 0) return false;
  return provedUpToMs !== null && knownSinceMs !== null && knownSinceMs <= provedUpToMs;
}

const withoutCaution = (cuts: Cuts): Cuts => ({ ...cuts, caution: null });

/** The pace as it was before the first of the cuts in question. */
function cautious(
  state: PacingState,
  { caution }: Cuts,
  { answered, because }: Cut,
  isSuspended: boolean,
): Cuts["caution"] {
  const { ratePerMinute, window, level } = caution ?? state;
  const isAtFirst = caution?.isAtFirst === true || (because === "name" && answered === 0);
  const isRested = caution?.isRested === true || isSuspended;
  return { ratePerMinute, window, level, through: 0, isAtFirst, isRested };
}

/** The session's length by where it was cut short. A guess is sure once it is seen again. */
function lessonOf({ length }: Cuts, { because, answered, refused }: Cut, nowMs: number): Cuts["length"] {
  const { addresses = null, refusals = null, isSure = false } = length ?? {};
  if (because === "errors") return { addresses, refusals: Math.max(1, refused), isSure: true, learnedAtMs: nowMs };
  if (answered === 0) return length;
  const isSeenAgain = because !== "name" && answered === addresses;
  return { addresses: answered, refusals, isSure: because === "length" || isSeenAgain || isSure, learnedAtMs: nowMs };
}

/** A guess does not outlive a session that a name cut short before it. */
function doubted({ length }: Cuts, { because }: Cut): Cuts["length"] {
  if (length === null || length.isSure || because === "rate") return length;
  return length.refusals === null ? null : { ...length, addresses: null };
}
