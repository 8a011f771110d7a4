import { normalise } from "./normalise.ts";

/** How many answers are looked at together: fewer say nothing about a share. */
export const GUARD_WINDOW_ANSWERS = 20;
/** A window refused beyond this share is suspicious … */
const GUARD_REFUSED_SHARE = 0.6;
/** … at a site that refused less than this share before. Both from what is known of false waves at large providers. */
const GUARD_USUAL_SHARE = 0.3;
/** A window within this time of the first doubt is part of the same wave, milliseconds. */
export const GUARD_COOL_OFF_MS = 30 * 60_000;
/** Refusals in one wording, with an address among them that was accepted before, that raise a doubt by themselves. */
const GUARD_IDENTICAL_ANSWERS = 5;
/** Older answers than this many weigh half, so that a site may change its ways. */
const USUAL_ANSWERS_LIMIT = 400;

/** An answer to RCPT for an address; controls are left out: they are meant to be refused. */
export interface SiteAnswer {
  /** `refused`: a definite "no such mailbox" or "disabled". Everything that is neither (4xx, blocks) is left out. */
  readonly answer: "accepted" | "refused";
  /** The server's words, or "" for an acceptance. */
  readonly text: string;
  /** This address was accepted at this site before: it is known to exist. */
  readonly acceptedBefore: boolean;
  readonly atMs: number;
}

interface WindowAnswer {
  readonly refused: boolean;
  /** Normalised words, so that echoed addresses and ids don't matter. */
  readonly words: string;
  readonly acceptedBefore: boolean;
  readonly atMs: number;
}

/** What is remembered of a site; plain data, to be stored as it is. */
export interface GuardState {
  /** The latest answers, oldest first, at most {@link GUARD_WINDOW_ANSWERS}. */
  readonly window: readonly WindowAnswer[];
  /** Answers that have left the window: what is usual here. */
  readonly usual: { readonly answers: number; readonly refused: number };
  /** When the current doubt began, or null. */
  readonly doubtedSinceMs: number | null;
}

/** Nothing is known of the site. */
export const NEW_GUARD_STATE: GuardState = { window: [], usual: { answers: 0, refused: 0 }, doubtedSinceMs: null };

/**
 * Are this site's refusals to be believed? Large providers have had hours in which they refused everybody as unknown.
 *
 * A doubt begins when more than 60 % of the last 20 answers are refusals where fewer than 30 % were usual, or when at least five
 * refusals in a row have one wording and one of them hits an address that was accepted before. While it lasts, refusals must be held
 * (LimitEvidence `doubted`) and asked again later. It ends with a full window of answers from after the cool-off: if that still is refused, the refusals are true, and usual from now on.
 *
 * @param answers in the order in which they were given
 * @param coolOffMs how long a wave lasts at most; shorter than the default only in simulations
 */
export function afterAnswers(
  state: GuardState,
  answers: readonly SiteAnswer[],
  coolOffMs: number = GUARD_COOL_OFF_MS,
): GuardStep {
  let doubted = state.doubtedSinceMs !== null && answers.length > 0;
  let waveSinceMs: number | null = null;
  let next = state;
  for (const answer of answers) {
    const before = next;
    next = afterAnswer(before, answer, coolOffMs);
    if (next.doubtedSinceMs === null) continue;
    doubted = true;
    if (before.doubtedSinceMs === null) waveSinceMs = waveStart([...before.window, seen(answer)]);
  }
  if (state.doubtedSinceMs !== null && next.doubtedSinceMs === null) doubted = false;
  return { state: next, doubted, waveSinceMs };
}

/** What some answers make of the guard. */
export interface GuardStep {
  readonly state: GuardState;
  /** Refusals among the answers are to be held. */
  readonly doubted: boolean;
  /** A doubt has begun among the answers: the time of the wave's first refusal, from which on refusals are to be taken back. Else null. */
  readonly waveSinceMs: number | null;
}

function seen({ answer, text, acceptedBefore, atMs }: SiteAnswer): WindowAnswer {
  const refused = answer === "refused";
  return { refused, words: refused ? normalise(text).words : "", acceptedBefore, atMs };
}

function afterAnswer(state: GuardState, answer: SiteAnswer, coolOffMs: number): GuardState {
  const latest = seen(answer);
  if (state.doubtedSinceMs !== null) return whileDoubted(state, latest, state.doubtedSinceMs + coolOffMs);
  const window = [...state.window, latest];
  const usual = window.length > GUARD_WINDOW_ANSWERS ? remember(state.usual, window.slice(0, 1)) : state.usual;
  const next = { window: window.slice(-GUARD_WINDOW_ANSWERS), usual, doubtedSinceMs: null };
  return isSuspicious(next) ? { window: [], usual, doubtedSinceMs: latest.atMs } : next;
}

/** Answers of the wave itself are not looked at; a full window from after it decides. */
function whileDoubted(state: GuardState, latest: WindowAnswer, coolAtMs: number): GuardState {
  if (latest.atMs < coolAtMs) return state;
  const window = [...state.window, latest];
  if (window.length < GUARD_WINDOW_ANSWERS) return { ...state, window };
  const refused = window.filter((one) => one.refused).length;
  const isStillRefusing = refused / window.length > GUARD_REFUSED_SHARE;
  if (!isStillRefusing) return { window, usual: state.usual, doubtedSinceMs: null };
  // Refused twice, half an hour apart: that is how the site is now, and who was accepted before is gone.
  const believed = window.map((one) => ({ ...one, acceptedBefore: false }));
  return { window: believed, usual: { answers: window.length, refused }, doubtedSinceMs: null };
}

function isSuspicious({ window, usual }: GuardState): boolean {
  return isUnusual(window, usual) || isIdentical(window);
}

function isUnusual(window: GuardState["window"], usual: GuardState["usual"]): boolean {
  if (window.length < GUARD_WINDOW_ANSWERS || usual.answers < GUARD_WINDOW_ANSWERS) return false;
  const refused = window.filter((one) => one.refused).length;
  return refused / window.length > GUARD_REFUSED_SHARE && usual.refused / usual.answers < GUARD_USUAL_SHARE;
}

function isIdentical(window: GuardState["window"]): boolean {
  const run = window.slice(-GUARD_IDENTICAL_ANSWERS);
  const first = run[0];
  if (first === undefined || run.length < GUARD_IDENTICAL_ANSWERS) return false;
  return run.every((one) => one.refused && one.words === first.words) && run.some((one) => one.acceptedBefore);
}

/** When the wave that ends this window began. */
function waveStart(answers: GuardState["window"]): number {
  const last = answers.at(-1);
  const isOfWave = isIdentical(answers)
    ? (one: WindowAnswer): boolean => one.refused && one.words === last?.words
    : (one: WindowAnswer): boolean => one.refused;
  const before = isIdentical(answers) ? answers.findLastIndex((one) => !isOfWave(one)) : -1;
  return answers.slice(before + 1).find(isOfWave)?.atMs ?? last?.atMs ?? 0;
}

function remember(usual: GuardState["usual"], left: readonly WindowAnswer[]): GuardState["usual"] {
  const answers = usual.answers + left.length;
  const refused = usual.refused + left.filter((one) => one.refused).length;
  return answers > USUAL_ANSWERS_LIMIT ? { answers: answers / 2, refused: refused / 2 } : { answers, refused };
}
